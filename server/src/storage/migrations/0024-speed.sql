-- What is asked by nearly every request, in one statement instead of several, and without asking the barrier about every row.

-- The start of reading for somebody: for whom, how they stand in the edition, and which of these ids they do not find there. `pack` null: there is no
-- such edition. What is named runs under the rights of the reader, as everything after it does.
create function read_door(jurisdiction text, person text, in_edition text, kinds text[], ids text[], out pack text, out closed_at timestamptz, out seats jsonb,
    out undertaken text[], out recused text[], out own text[], out branches text[], out unknown int[])
  language plpgsql as $$
begin
  perform begin_read(jurisdiction, person);
  select s.pack, s.closed_at, s.seats, s.undertaken, s.recused, s.own, s.branches
    into read_door.pack, read_door.closed_at, read_door.seats, read_door.undertaken, read_door.recused, read_door.own, read_door.branches
    from reader_standing(person, in_edition) s;
  unknown := case when ids = '{}' then '{}' else unknown_ids(in_edition, kinds, ids) end;
end
$$;

-- Whether the reader sees each of these things of every case of the edition but those of their own interest.
create function heng_sees_all(things text[], in_edition text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return heng_reader() is null or not exists (
    select from unnest(things) as one where not exists (
      select from unnest(heng_seats()) s join reading_grant g on g.thing = one and g.role = s.role
       where s.edition_id = in_edition and g.cases = 'all' and (g.proviso is null or g.proviso = any (s.meets))));
end
$$;

-- How many sheets each of these cases has in its latest review, and their mean to four decimals. For readers who see the sheets of the whole edition; others
-- are told nothing, and nobody of cases of their own interest.
create function sheet_marks(in_edition text, cases text[]) returns table (case_id text, step text, sheets bigint, mean text)
  language plpgsql stable rows 300 security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  here constant text := heng_jurisdiction();
  seen text[];
begin
  if not heng_sees_all('{sheet}', in_edition) then
    return;
  end if;
  seen := array(select c.id from case_file c where c.jurisdiction_id = here and c.edition_id = in_edition intersect select unnest(cases));
  if heng_reader() is not null and heng_interest() <> '{}' then
    seen := array(select unnest(seen) except select unnest(heng_interest()));
  end if;
  return query
    select distinct on (m.case_id) m.case_id, m.step, m.sheets, m.mean
    from (select s.case_id, s.step, count(*) as sheets,
                 round(avg(case when strpos(s.points, '/') = 0 then s.points::numeric
                                else split_part(s.points, '/', 1)::numeric / split_part(s.points, '/', 2)::numeric end), 4)::text as mean
          from sheet s where s.jurisdiction_id = here and s.case_id = any (seen) group by s.case_id, s.step) m
    join edition_step e on e.jurisdiction_id = here and e.edition_id = in_edition and e.step = m.step
    order by m.case_id, e.place desc;
end
$$;

-- An application with its sheets, of one step or of all (null), and the reader's own drafts. For readers who see all of it in the whole edition; others
-- are told nothing, and nobody of cases of their own interest.
create function sheets_of(in_edition text, one text, in_step text, out number int, out applicant json, out sheets json, out drafts json, out teams json,
    out consensus json)
  returns setof record language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
declare
  here constant text := heng_jurisdiction();
begin
  if not heng_sees_all('{case,sheet,consensus}', in_edition) or heng_reader() is not null and one = any (heng_interest()) then
    return;
  end if;
  return query
    select f.number, json_build_object('id', a.id, 'name', a.name),
      (select coalesce(json_agg(json_build_object('step', s.step, 'assessor', json_build_object('id', s.person_id, 'name', p.name), 'percents', s.percents,
            'points', s.points, 'handedInAt', to_char(s.handed_in_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by s.step, s.person_id), '[]')
        from sheet s join person p on p.jurisdiction_id = here and p.id = s.person_id
        where s.jurisdiction_id = here and s.case_id = one and (in_step is null or s.step = in_step)),
      (select coalesce(json_agg(json_build_object('step', d.step, 'percents', d.percents, 'version', d.version) order by d.step), '[]')
        from sheet_draft d where d.jurisdiction_id = here and d.case_id = one and d.person_id = heng_reader() and (in_step is null or d.step = in_step)
          and one = any (heng_cases('sheet'))
          and not exists (select from sheet h where h.jurisdiction_id = here and h.case_id = one and h.step = d.step and h.person_id = d.person_id)),
      (select coalesce(json_agg(json_build_object('step', t.step, 'members', team_at_work(t.team_id, t.case_id, t.step)) order by t.step), '[]')
        from team_case t where t.jurisdiction_id = here and t.case_id = one and (in_step is null or t.step = in_step)),
      (select coalesce(json_agg(json_build_object('step', c.step, 'team', c.team_id, 'percents', c.percents, 'points', c.points,
            'reachedAt', to_char(c.reached_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by c.step), '[]')
        from consensus c where c.jurisdiction_id = here and c.case_id = one and (in_step is null or c.step = in_step))
    from case_file f join applicant a on a.jurisdiction_id = here and a.id = f.applicant_id
    where f.jurisdiction_id = here and f.edition_id = in_edition and f.id = one;
end
$$;
