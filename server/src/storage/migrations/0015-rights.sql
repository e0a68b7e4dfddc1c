-- 权限 who reads: for whom a transaction reads, and how they stand to an edition and its cases. The decision is the domain's (procedure/rights); the barrier
-- behind it is the next file.

-- For whom this transaction reads: a person; `-`: somebody not signed in; null: nobody, the machine itself is at work (acts, jobs, fixed public pages).
create function heng_reader() returns text language sql stable as $$
  select nullif(current_setting('heng.reader', true), '')
$$;

create index recusal_person on recusal (jurisdiction_id, person_id);
create index opinion_department on opinion (jurisdiction_id, department);
create index team_member_person on team_member (jurisdiction_id, person_id);
create index team_case_team on team_case (jurisdiction_id, team_id);
create index recommendation_body on recommendation (jurisdiction_id, body, of);

-- What of a pack decides who reads, taken out of it as it is stored.
create table pack_body (
  pack text not null references regulation_pack,
  body text not null,
  role text not null,
  many boolean not null,
  matched_by text,
  housed_by text,              -- the body that set it up
  lasts_edition boolean not null,
  decides boolean not null,    -- holds a resolution, a ballot, an approval, a conferral
  sanctions text[] not null,   -- that it asks for or decides on
  examines text[],             -- tracks of applicants that a department vets together with others; {}: all of them
  promises text[] not null,
  primary key (pack, body)
);

create table pack_step (
  pack text not null references regulation_pack,
  step text not null,
  body text not null,
  place int not null,
  kind text not null,
  tracks text[],               -- null: of all
  primary key (pack, step, body)
);

create table pack_channel (
  pack text not null references regulation_pack,
  channel text not null,
  receiver text not null,
  heirs text[] not null,       -- whom it reports to: they receive where the receiver was dissolved with the edition
  primary key (pack, channel)
);

create function listed(value jsonb) returns setof text language sql immutable as $$
  select jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value when 'string' then jsonb_build_array(value) else '[]' end)
$$;

create function take_out_pack(digest text, law jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into pack_step
    select digest, s ->> 'id', holder, place, s ->> 'kind',
           case when s #> '{for,tracks}' is not null then array(select listed(s #> '{for,tracks}')) end
    from jsonb_array_elements(law -> 'steps') with ordinality as one (s, place), listed(s -> 'by') as holder
    on conflict do nothing;
  insert into pack_body
    select digest, id, b ->> 'role', coalesce((b ->> 'many')::boolean, false), b ->> 'matched_by', b ->> 'created_by', coalesce(b ->> 'lasts' = 'edition', false),
           exists (select from pack_step p where p.pack = digest and p.body = id and p.kind in ('resolution', 'ballot', 'approval', 'conferral')),
           array(select s ->> 'id' from jsonb_array_elements(law -> 'sanctions') s
                  where id in (s ->> 'asked_by', s ->> 'decided_by')
                     or s ->> 'decided_by' is null and b ->> 'role' = 'government' and not coalesce((b ->> 'many')::boolean, false)),
           (select case when bool_or(c #> '{for,tracks}' is null) then '{}' else array_agg(track) end
             from jsonb_array_elements(law -> 'steps') s, jsonb_array_elements(case jsonb_typeof(s -> 'consults') when 'array' then s -> 'consults' else '[]' end) c
               left join listed(c #> '{for,tracks}') track on true
             where s ->> 'kind' = 'vetting' and (c ->> 'joint')::boolean and c -> 'bodies' ? id),
           array(select u ->> 'id' from jsonb_array_elements(law -> 'undertakings') u where u -> 'by' ? id)
    from jsonb_each(law -> 'bodies') as one (id, b)
    on conflict do nothing;
  insert into pack_channel
    select digest, id, c ->> 'to', array(select listed(c -> 'reports_to')) from jsonb_each(law -> 'channels') as one (id, c)
    on conflict do nothing;
  -- The platform's own channel comes to the office; what is reported by it, to the supervisors, where the regulation has them.
  insert into pack_channel
    select digest, channel, (select id from jsonb_each(law -> 'bodies') as one (id, b) where b ->> 'role' = any (roles)
      order by array_position(roles, b ->> 'role'), id limit 1), '{}'
    from (values ('platform', array['office']), ('platform reports', array['supervisor', 'office'])) v (channel, roles)
    where exists (select from jsonb_each(law -> 'bodies') as one (id, b) where b ->> 'role' = any (roles))
    on conflict do nothing;
end
$$;

create function take_out_kept_pack() returns trigger language plpgsql as $$
begin
  perform take_out_pack(new.digest, new.resolved::jsonb);
  return null;
end
$$;
create trigger pack_kept after insert on regulation_pack for each row execute function take_out_kept_pack();
do $$
begin
  perform take_out_pack(digest, resolved::jsonb) from regulation_pack;
end
$$;

-- Seats that a person holds today, also as the agent of an applicant, in all editions of the jurisdiction or in one.
create function seats_of(who text, in_edition text default null)
  returns table (edition_id text, body text, of text, seat text) language sql stable as $$
  select m.edition_id, m.body, m.of, m.seat
  from member m
  where m.jurisdiction_id = heng_jurisdiction() and m.person_id = who and (in_edition is null or m.edition_id = in_edition) and m.left_at is null
    and (m.until is null or m.until >= (heng_now() at time zone 'Asia/Shanghai')::date)
    and not (m.body = 'applicant' and exists (select from agent a
      where a.jurisdiction_id = m.jurisdiction_id and a.applicant_id = m.of and a.person_id = who and a.ended_at is not null))
  union
  select c.edition_id, 'applicant', a.applicant_id, 'agent'
  from agent a join case_file c on c.jurisdiction_id = a.jurisdiction_id and c.applicant_id = a.applicant_id
  where a.jurisdiction_id = heng_jurisdiction() and a.person_id = who and a.ended_at is null and (in_edition is null or c.edition_id = in_edition)
$$;

-- What is asked again and again in one transaction is worked out once: it stands in a setting of the transaction, behind the reader's name.
create function heng_kept(name text) returns text language sql stable as $$
  select case when starts_with(current_setting('heng.' || name, true), heng_reader() || E'\n')
    then substr(current_setting('heng.' || name, true), length(heng_reader()) + 2) end
$$;

-- The reader's seats, with the role of each body and what provisos they meet.
create type reader_seat as (edition_id text, pack text, body text, of text, seat text, role text, meets text[]);

create function heng_seats() returns reader_seat[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  seats reader_seat[] := heng_kept('seats')::reader_seat[];
begin
  if seats is null then
    seats := array(
      select (s.edition_id, e.pack, s.body, s.of, s.seat, coalesce(b.role, s.body), array_remove(array[
        case when b.decides then 'decides' end,
        case when b.sanctions <> '{}' then 'sanctions' end,
        case when s.seat = 'chair' then 'chairs' end,
        case when not exists (select from unnest(b.promises) p where not exists (select from undertaking u
          where u.jurisdiction_id = heng_jurisdiction() and u.edition_id = s.edition_id and u.person_id = heng_reader() and u.undertaking = p))
          then 'promised' end], null))::reader_seat
      from seats_of(heng_reader()) s
      join edition e on e.jurisdiction_id = heng_jurisdiction() and e.id = s.edition_id
      left join pack_body b on b.pack = e.pack and b.body = s.body);
    perform set_config('heng.seats', heng_reader() || E'\n' || seats::text, true);
  end if;
  return seats;
end
$$;

-- 1. What the decision asks about a reader and an edition, in one round trip. Run as the owner, so that the barrier below is not asked about itself.
create function reader_standing(who text, in_edition text, out pack text, out closed_at timestamptz, out seats jsonb, out undertaken text[], out recused text[],
    out own text[], out branches text[])
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  with held as materialized (
    select s.body, s.of, s.seat from unnest(case when who = heng_reader() then heng_seats() end) s where s.edition_id = in_edition
    union all select s.body, s.of, s.seat from seats_of(who, in_edition) s where who is distinct from heng_reader())
  select
    e.pack,
    e.closed_at,
    (select coalesce(jsonb_agg(jsonb_build_object('body', h.body, 'of', nullif(h.of, ''), 'seat', h.seat) order by h.body, h.of), '[]') from held h),
    array(select u.undertaking from undertaking u
           where u.jurisdiction_id = heng_jurisdiction() and u.edition_id = in_edition and u.person_id = who),
    array(select r.case_id from recusal r join case_file c on c.jurisdiction_id = r.jurisdiction_id and c.id = r.case_id
           where r.jurisdiction_id = heng_jurisdiction() and r.person_id = who and c.edition_id = in_edition),
    array(select c.id from held h join case_file c on c.jurisdiction_id = heng_jurisdiction() and c.applicant_id = h.of
           where h.body = 'applicant' and c.edition_id = in_edition
          union
          select p.case_id from held h join case_partner p on p.jurisdiction_id = heng_jurisdiction() and p.applicant_id = h.of
            join case_file c on c.jurisdiction_id = heng_jurisdiction() and c.id = p.case_id
           where h.body = 'applicant' and c.edition_id = in_edition),
    array(select c.id from held h join case_file c on c.jurisdiction_id = heng_jurisdiction() and c.applicant_id = h.of
           where h.body = 'parent' and c.edition_id = in_edition)
  into pack, closed_at, seats, undertaken, recused, own, branches
  from edition e where e.jurisdiction_id = heng_jurisdiction() and e.id = in_edition;
end
$$;

-- Handed in, and still in the procedure when this step was opened.
create function stood_in(c case_file, step edition_step) returns boolean language sql stable as $$
  select c.submitted_at <= step.opened_at and (c.ended_step is null or exists (select from edition_step e
    where e.jurisdiction_id = c.jurisdiction_id and e.edition_id = c.edition_id and e.step = c.ended_step and e.place >= step.place))
$$;

-- How the seats stand to the cases of the edition, by what the decision has read in the pack: teams' bodies, departments, steps that a review body reviews, steps
-- that a deciding body holds, lists made for it, those that recommend (`fact`: which answer names them; null: none has to). Steps with their tracks; null: all.
create function reader_relations(who text, in_edition text, teams text[], departments text[], examining jsonb, reviews jsonb, held jsonb, lists text[], recommenders jsonb,
    own text[], out recommends text[], out asked text[], out examined text[], out assigned text[], out candidates text[], out decided text[], out announced text[])
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  here text := heng_jurisdiction();
begin
  if recommenders <> '[]' then
    recommends := array(
      select r.case_id from jsonb_to_recordset(recommenders) s (body text, of text) join recommendation r
          on r.jurisdiction_id = here and r.body = s.body and r.of = coalesce(s.of, '')
        join case_file c on c.jurisdiction_id = here and c.id = r.case_id and c.edition_id = in_edition
      union
      select c.id from jsonb_to_recordset(recommenders) s (of text, fact text, chooses boolean)
        join case_file c on c.jurisdiction_id = here and c.edition_id = in_edition and c.submitted_at is null and c.ended_step is null
        where s.chooses and (s.fact is null or exists (select from case_draft d
          where d.jurisdiction_id = here and d.case_id = c.id and d.fact = s.fact and d.value = to_jsonb(s.of))));
  end if;
  if departments <> '{}' then
    asked := array(select distinct o.case_id from opinion o join case_file c on c.jurisdiction_id = here and c.id = o.case_id
      where o.jurisdiction_id = here and o.department = any (departments) and c.edition_id = in_edition);
    examined := array(select distinct o.case_id from jsonb_to_recordset(examining) s (department text, tracks text[])
        join opinion o on o.jurisdiction_id = here and o.department = s.department
        join case_file c on c.jurisdiction_id = here and c.id = o.case_id and c.edition_id = in_edition and (s.tracks is null or c.track = any (s.tracks)));
  end if;
  if teams <> '{}' then
    assigned := array(select distinct tc.case_id from team_member tm join team t on t.jurisdiction_id = here and t.id = tm.team_id
        join team_case tc on tc.jurisdiction_id = here and tc.team_id = t.id
      where tm.jurisdiction_id = here and tm.person_id = who and t.edition_id = in_edition and t.body = any (teams) and t.dissolved_at is null
        and exists (select from edition e where e.jurisdiction_id = here and e.id = in_edition and e.closed_at is null));
  end if;
  if reviews <> '[]' then
    assigned := coalesce(assigned, '{}') || array(select distinct c.id from jsonb_to_recordset(reviews) s (step text, tracks text[])
        join edition_step e on e.jurisdiction_id = here and e.edition_id = in_edition and e.step = s.step
        join case_file c on c.jurisdiction_id = here and c.edition_id = in_edition and (s.tracks is null or c.track = any (s.tracks))
      where stood_in(c, e) and exists (select from edition o where o.jurisdiction_id = here and o.id = in_edition and o.closed_at is null));
  end if;
  if held <> '[]' or lists <> '{}' then
    candidates := array(
      select c.id from jsonb_to_recordset(held) s (step text, tracks text[])
        join edition_step e on e.jurisdiction_id = here and e.edition_id = in_edition and e.step = s.step
        join case_file c on c.jurisdiction_id = here and c.edition_id = in_edition and (s.tracks is null or c.track = any (s.tracks))
        where stood_in(c, e)
      union
      select k.case_id from case_file c join candidate k on k.jurisdiction_id = here and k.case_id = c.id
        where c.jurisdiction_id = here and c.edition_id = in_edition and k.step = any (lists));
    decided := array(select one from unnest(candidates) one
      where exists (select from tally t where t.jurisdiction_id = here and t.case_id = one)
         or exists (select from winner w where w.jurisdiction_id = here and w.case_id = one));
  end if;
  if own <> '{}' then
    announced := array(select c.id from case_file c
      where c.jurisdiction_id = here and c.id = any (own)
        and (exists (select from award a where a.jurisdiction_id = here and a.case_id = c.id and a.awarded_on is not null)
             or exists (select from edition_step e where e.jurisdiction_id = here and e.edition_id = in_edition and e.step = c.ended_step
                          and e.closed_at is not null)));
  end if;
end
$$;

-- The start of reading for somebody.
create function begin_read(jurisdiction text, reader text) returns void language plpgsql as $$
begin
  perform set_config('heng.jurisdiction', jurisdiction, true), set_config('heng.reader', coalesce(reader, '-'), true);
end
$$;
