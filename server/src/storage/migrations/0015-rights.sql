-- 权限 who reads. The decision is the domain's (procedure/rights); what stands here is the barrier behind it: the same rules once more, in SQL,
-- for every statement of a transaction that reads for somebody. Also the log of what was looked at.

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

-- 2. The barrier.

-- Who may read what: by the role of the body of a seat, in all cases of its edition (`all`) or in those that stand to it so.
create table reading_grant (
  thing text not null,
  role text not null,
  cases text not null check (cases in ('all', 'own', 'branch', 'recommended', 'asked', 'examined', 'assigned', 'before', 'decided', 'announced')),
  proviso text check (proviso in ('promised', 'receives', 'decides', 'sanctions', 'chairs'))
);
insert into reading_grant (thing, role, cases, proviso)
  select thing, role, 'all', null from unnest(array['progress', 'people', 'case', 'file', 'vetting', 'opinion', 'sheet', 'consensus', 'score', 'candidates',
    'turnout', 'tally', 'winners', 'objection', 'award', 'duties', 'proceeding', 'journal']) thing, unnest(array['office', 'supervisor']) role;
insert into reading_grant (thing, role, cases, proviso)
  select thing, role, 'before', null from unnest(array['case', 'file', 'score', 'candidates']) thing, unnest(array['committee', 'lead-group', 'government']) role;
insert into reading_grant (thing, role, cases, proviso)
  select thing, role, 'decided', null from unnest(array['tally', 'winners']) thing, unnest(array['committee', 'lead-group', 'government']) role;
insert into reading_grant (thing, role, cases, proviso)
  select thing, role, 'assigned', null from unnest(array['case', 'file', 'sheet', 'consensus']) thing, unnest(array['team', 'review-body']) role;
insert into reading_grant (thing, role, cases, proviso)
  select thing, role, 'recommended', null from unnest(array['case', 'file']) thing, unnest(array['recommender', 'association']) role;
insert into reading_grant (thing, role, cases, proviso)
  select thing, role, case role when 'parent' then 'branch' else 'own' end, null
  from unnest(array['case', 'file', 'trade-secret', 'draft', 'party']) thing, unnest(array['applicant', 'parent']) role;
insert into reading_grant (thing, role, cases, proviso)
  select 'proceeding', role, 'all', 'sanctions' from unnest(array['committee', 'lead-group', 'government', 'team', 'review-body', 'department', 'recommender',
    'association', 'auditor']) role;
insert into reading_grant (thing, role, cases, proviso) values
  ('objection', 'applicant', 'own', null),
  ('case', 'department', 'asked', null),
  ('file', 'department', 'examined', null),
  ('opinion', 'department', 'asked', null),
  ('consensus', 'committee', 'before', null),
  ('consensus', 'lead-group', 'before', null),
  ('score', 'applicant', 'announced', null),
  ('award', 'applicant', 'announced', null),
  ('duties', 'applicant', 'announced', null),
  ('award', 'auditor', 'all', null),
  ('award', 'government', 'all', 'decides'),
  ('people', 'committee', 'all', 'decides'),
  ('people', 'lead-group', 'all', null),
  ('people', 'government', 'all', 'decides'),
  ('turnout', 'committee', 'all', 'chairs'),
  ('trade-secret', 'office', 'all', 'promised'),
  ('trade-secret', 'supervisor', 'all', 'promised'),
  ('trade-secret', 'team', 'assigned', 'promised'),
  ('trade-secret', 'review-body', 'assigned', 'promised'),
  ('access-log', 'supervisor', 'all', null);

-- By which ways the reader's seats let them see what, in which edition: all of it worked out at once, since every statement asks for several things.
create function heng_ways() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  ways text[] := heng_kept('ways')::text[];
begin
  if ways is null then
    ways := array(select distinct g.thing || ' ' || g.cases || ' ' || s.edition_id from unnest(heng_seats()) s join reading_grant g on g.role = s.role
      where g.proviso is null or g.proviso = any (s.meets));
    perform set_config('heng.ways', heng_reader() || E'\n' || ways::text, true);
    perform set_config('heng.narrow', heng_reader() || E'\n ' || coalesce((select string_agg(distinct split_part(w, ' ', 1), ' ') from unnest(ways) w
      where split_part(w, ' ', 2) <> 'all'), '') || ' ', true);
  end if;
  return ways;
end
$$;

-- Editions in which the reader sees the thing of every case, but for those of their own interest.
create function heng_editions(thing text) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kept constant text := 'editions_' || replace(thing, '-', '_');
  found text[] := heng_kept(kept)::text[];
begin
  if found is null then
    found := array(select split_part(w, ' ', 3) from unnest(heng_ways()) w where starts_with(w, thing || ' all '));
    perform set_config('heng.' || kept, heng_reader() || E'\n' || found::text, true);
  end if;
  return found;
end
$$;

-- Cases the reader has withdrawn from, or is a party to: in the seat of a body nothing of them is seen.
create function heng_interest() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  found text[] := heng_kept('interest')::text[];
begin
  if found is null then
    found := array(
      select r.case_id from recusal r where r.jurisdiction_id = heng_jurisdiction() and r.person_id = heng_reader()
      union
      select c.id from unnest(heng_seats()) s
        join case_file c on c.jurisdiction_id = heng_jurisdiction() and c.edition_id = s.edition_id and c.applicant_id = s.of
        where s.role in ('applicant', 'parent')
      union
      select p.case_id from unnest(heng_seats()) s
        join case_partner p on p.jurisdiction_id = heng_jurisdiction() and p.applicant_id = s.of
        join case_file c on c.jurisdiction_id = heng_jurisdiction() and c.id = p.case_id and c.edition_id = s.edition_id
        where s.role = 'applicant');
    perform set_config('heng.interest', heng_reader() || E'\n' || found::text, true);
  end if;
  return found;
end
$$;

-- The cases that stand so to the reader's seats.
create type case_seat as (edition_id text, pack text, body text, of text, cases text);
create function heng_cases(thing text) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kept constant text := 'cases_' || replace(thing, '-', '_');
  here text := heng_jurisdiction();
  ways text[];
  seats case_seat[];
  found text[] := heng_kept(kept)::text[];
begin
  if found is not null then
    return found;
  end if;
  -- Nothing but whole editions, as offices see them.
  if heng_kept('narrow') is null then
    perform heng_ways();
  end if;
  if strpos(heng_kept('narrow'), ' ' || thing || ' ') = 0 then
    return '{}';
  end if;
  select array_agg(distinct g.cases), array_agg((s.edition_id, s.pack, s.body, s.of, g.cases)::case_seat) into ways, seats
    from unnest(heng_seats()) s join reading_grant g on g.thing = heng_cases.thing and g.role = s.role
    where g.cases <> 'all' and (g.proviso is null or g.proviso = any (s.meets));
  found := '{}';
  if ways is null then
    perform set_config('heng.' || kept, heng_reader() || E'\n' || found::text, true);
    return found;
  end if;
  if ways && '{recommended}' then
    found := found || array(
      select r.case_id from unnest(seats) s join recommendation r on r.jurisdiction_id = here and r.body = s.body and r.of = s.of
        join case_file c on c.jurisdiction_id = here and c.id = r.case_id and c.edition_id = s.edition_id
        where s.cases = 'recommended'
      union
      select c.id from unnest(seats) s join pack_body b on b.pack = s.pack and b.body = s.body
        join case_file c on c.jurisdiction_id = here and c.edition_id = s.edition_id
        where s.cases = 'recommended' and b.role = 'recommender' and c.submitted_at is null and c.ended_step is null
          and (not b.many or b.matched_by is null
               or exists (select from case_draft d where d.jurisdiction_id = here and d.case_id = c.id and d.fact = b.matched_by and d.value #>> '{}' = s.of)));
  end if;
  if ways && '{asked}' then
    found := found || array(
      select o.case_id from unnest(seats) s join opinion o on o.jurisdiction_id = here and o.department = coalesce(nullif(s.of, ''), s.body)
        join case_file c on c.jurisdiction_id = here and c.id = o.case_id and c.edition_id = s.edition_id
        where s.cases = 'asked');
  end if;
  if ways && '{examined}' then
    found := found || array(
      select o.case_id from unnest(seats) s join pack_body b on b.pack = s.pack and b.body = s.body
        join opinion o on o.jurisdiction_id = here and o.department = coalesce(nullif(s.of, ''), s.body)
        join case_file c on c.jurisdiction_id = here and c.id = o.case_id and c.edition_id = s.edition_id
          and (b.examines = '{}' or c.track = any (b.examines))
        where s.cases = 'examined');
  end if;
  if ways && '{assigned}' then
    found := found || array(
      select tc.case_id from unnest(seats) s
        join team t on t.jurisdiction_id = here and t.edition_id = s.edition_id and t.body = s.body and t.dissolved_at is null
        join team_member tm on tm.jurisdiction_id = here and tm.team_id = t.id and tm.person_id = heng_reader()
        join team_case tc on tc.jurisdiction_id = here and tc.team_id = t.id
        join edition o on o.jurisdiction_id = here and o.id = s.edition_id and o.closed_at is null
        where s.cases = 'assigned'
      union -- a review body does its reviews as a whole, with the experts it has called in
      select c.id from unnest(seats) s join pack_body b on b.pack = s.pack and b.body = s.body
        join pack_step p on p.pack = s.pack and p.kind = 'review' and p.body in (s.body, b.housed_by)
        join pack_body h on h.pack = p.pack and h.body = p.body and h.role = 'review-body'
        join edition_step e on e.jurisdiction_id = here and e.edition_id = s.edition_id and e.step = p.step
        join edition o on o.jurisdiction_id = here and o.id = s.edition_id and o.closed_at is null
        join case_file c on c.jurisdiction_id = here and c.edition_id = s.edition_id and (p.tracks is null or c.track = any (p.tracks))
        where s.cases = 'assigned' and stood_in(c, e));
  end if;
  if ways && '{before,decided}' then
    found := found || array(
      with before as (
        select s.cases, c.id from unnest(seats) s
          join pack_step p on p.pack = s.pack and p.body = s.body
          join edition_step e on e.jurisdiction_id = here and e.edition_id = s.edition_id and e.step = p.step
          join case_file c on c.jurisdiction_id = here and c.edition_id = s.edition_id and (p.tracks is null or c.track = any (p.tracks))
          where s.cases in ('before', 'decided') and stood_in(c, e)
        union -- on a list made for the body: no other decides between the list and its own decision
        select s.cases, c.id from unnest(seats) s
          join case_file c on c.jurisdiction_id = here and c.edition_id = s.edition_id
          join candidate k on k.jurisdiction_id = here and k.case_id = c.id
          join pack_step l on l.pack = s.pack and l.step = k.step
          join pack_step p on p.pack = s.pack and p.body = s.body and p.kind in ('resolution', 'ballot', 'approval') and p.place > l.place
          where s.cases in ('before', 'decided') and not exists (select from pack_step q
            where q.pack = s.pack and q.kind in ('resolution', 'ballot', 'approval') and q.place > l.place and q.place < p.place))
      select b.id from before b
        where b.cases = 'before' or exists (select from tally t where t.jurisdiction_id = here and t.case_id = b.id)
           or exists (select from winner w where w.jurisdiction_id = here and w.case_id = b.id));
  end if;
  found := array(select unnest(found) except select unnest(heng_interest()));
  if ways && '{own,announced}' then
    found := found || array(
      select c.id from unnest(seats) s join case_file c on c.jurisdiction_id = here and c.edition_id = s.edition_id
        where s.cases in ('own', 'announced')
          and (c.applicant_id = s.of or exists (select from case_partner p where p.jurisdiction_id = here and p.case_id = c.id and p.applicant_id = s.of))
          and (s.cases = 'own'
               or exists (select from award a where a.jurisdiction_id = here and a.case_id = c.id and a.awarded_on is not null)
               or exists (select from edition_step e where e.jurisdiction_id = here and e.edition_id = c.edition_id and e.step = c.ended_step
                            and e.closed_at is not null)));
  end if;
  if ways && '{branch}' then
    found := found || array(
      select c.id from unnest(seats) s join case_file c on c.jurisdiction_id = here and c.edition_id = s.edition_id and c.applicant_id = s.of
        where s.cases = 'branch');
  end if;
  perform set_config('heng.' || kept, heng_reader() || E'\n' || found::text, true);
  return found;
end
$$;

-- Channels, by edition, whose objections and reports come to a body of the reader: to it, or, where it was dissolved, to those it reported to, else to the office.
create function heng_channels() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select s.edition_id || ' ' || c.channel
    from unnest(heng_seats()) s
    join edition e on e.jurisdiction_id = heng_jurisdiction() and e.id = s.edition_id
    join pack_channel c on c.pack = e.pack
    left join pack_body r on r.pack = e.pack and r.body = c.receiver
    where case when not coalesce(r.lasts_edition and e.closed_at is not null, false) then c.receiver = s.body
               when c.heirs = '{}' then s.role = 'office'
               else s.body = any (c.heirs) end);
end
$$;

-- By which of these a report has come.
create function heard_by(channel text) returns text language sql immutable as $$
  select case channel when 'platform' then 'platform reports' else channel end
$$;

-- Reports that were passed on to a body of the reader.
create function heng_forwarded() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select f.report_id from unnest(heng_seats()) s
    join report_forward f on f.jurisdiction_id = heng_jurisdiction() and f.receiver = s.body
    join report r on r.jurisdiction_id = heng_jurisdiction() and r.id = f.report_id and r.edition_id = s.edition_id);
end
$$;

-- Steps of the cases given to the reader for which their own sheet is handed in: a colleague's is seen only after that.
create function heng_handed_in() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  found text[] := heng_kept('handed_in')::text[];
  given text[] := heng_cases('sheet');
begin
  if found is null then
    found := array(select s.case_id || ' ' || s.step from sheet s
      where s.jurisdiction_id = heng_jurisdiction() and s.case_id = any (given) and s.person_id = heng_reader());
    perform set_config('heng.handed_in', heng_reader() || E'\n' || found::text, true);
  end if;
  return found;
end
$$;

-- Sanctions, by edition, that a body of the reader asks for or decides on.
create function heng_sanctions() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select s.edition_id || ' ' || one from unnest(heng_seats()) s
    join pack_body b on b.pack = s.pack and b.body = s.body, unnest(b.sanctions) one);
end
$$;

-- Departments the reader speaks for.
create function heng_departments() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select distinct coalesce(nullif(s.of, ''), s.body) from unnest(heng_seats()) s where s.role not in ('applicant', 'parent'));
end
$$;

-- Teams' bodies the reader sits in, by edition: who reviews knows the others.
create function heng_bodies() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select s.edition_id || ' ' || s.body from unnest(heng_seats()) s where s.role in ('team', 'review-body'));
end
$$;

-- The awards of the reader's editions and cases.
create function heng_awards(thing text) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(
    select a.id from award a
    where a.jurisdiction_id = heng_jurisdiction()
      and (a.case_id = any (heng_cases(thing)) or a.edition_id = any (heng_editions(thing)) and a.case_id <> all (heng_interest())));
end
$$;

-- Which thing an act is about, as the domain has it (procedure/act-things.ts); null: what is published anyway. What is not here nobody is told of.
create table act_thing (act text primary key, thing text);
insert into act_thing values
  ('edition-opened', null), ('setting-decided', null), ('amendment-applied', null), ('step-opened', null), ('application-closed', null),
  ('edition-closed', null), ('members-proposed', 'people'), ('members-approved', 'people'), ('members-refused', 'people'), ('members-published', null),
  ('member-appointed', 'people'), ('member-left', 'people'), ('requirement-found', 'people'), ('undertaking-signed', 'people'),
  ('recusal-declared', 'people'), ('announcement-published', null), ('notice-published', null), ('notice-closed', null),
  ('objection-filed', 'objection'), ('objection-completed', 'objection'), ('objection-answered', 'objection'), ('case-opened', 'case'),
  ('application-submitted', 'case'), ('application-withdrawn', 'case'), ('recommendation-made', 'file'), ('application-returned', 'file'),
  ('opinions-asked', 'vetting'), ('opinion-given', 'vetting'), ('finding-made', 'vetting'), ('application-vetted', 'vetting'),
  ('vetting-closed', 'vetting'), ('team-formed', 'consensus'), ('sheet-handed-in', 'sheet'), ('consensus-reached', 'consensus'),
  ('defence-heard', 'consensus'), ('review-closed', 'score'), ('survey-recorded', 'score'), ('gate-closed', 'score'),
  ('candidates-listed', 'candidates'), ('ballot-opened', 'candidates'), ('ballot-cast', 'turnout'), ('ballot-closed', 'tally'),
  ('resolution-recorded', 'tally'), ('winners-listed', 'winners'), ('approval-given', 'winners'), ('approval-refused', 'winners'),
  ('award-conferred', 'award'), ('conferral-announced', null), ('duty-done', 'duties'), ('duty-missed', 'duties'), ('breach-recorded', 'duties'),
  ('money-use-reported', 'award'), ('event-reported', 'duties'), ('event-withdrawn', 'duties'), ('proceeding-opened', 'proceeding'),
  ('ground-found', 'proceeding'), ('sanction-asked', 'proceeding'), ('sanction-decided', 'proceeding'), ('proceeding-dropped', 'proceeding'),
  ('decision-published', null), ('item-recovered', 'award'), ('correction-reported', 'proceeding'), ('correction-judged', 'proceeding'),
  ('money-decided', 'award'), ('money-paid', 'award'), ('report-received', 'report'), ('report-completed', 'report'), ('report-forwarded', 'report'),
  ('report-answered', 'report'), ('register-imported', 'journal'), ('attempt-refused', 'journal');

-- In which edition a case is: ids alone, and no barrier of its own, for the barriers of what hangs on cases.
create view case_edition as select c.id, c.edition_id from case_file c where c.jurisdiction_id = heng_jurisdiction();
do $$
begin
  execute format('grant select on case_edition, act_thing to %I', current_setting('heng.app_role'));
end
$$;

-- Whether the reader sees the thing of this case; null: of the edition. For what is read by another way than rows of the reader's own.
create function heng_may(thing text, in_edition text, one text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return heng_reader() is null or coalesce(one = any (heng_cases(thing)), false)
    or in_edition = any (heng_editions(thing)) and (one is null or one <> all (heng_interest())
       and exists (select from case_file c where c.jurisdiction_id = heng_jurisdiction() and c.id = one and c.edition_id = in_edition));
end
$$;

-- Acts that name a case, alone or (those of `many`) with others: as far as the reader sees the case, and what the act is about.
create function acts_about(in_edition text, one text, many text[], out id text, out at timestamptz, out entry text, out leaf bytea)
  returns setof record language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not heng_may('case', in_edition, one) then
    return;
  end if;
  return query
    select e.id, e.at, e.entry, e.leaf
    from (select j.* from journal_entry j
           where j.jurisdiction_id = heng_jurisdiction() and j.edition_id = in_edition and j.about = one
          union all
          select j.* from journal_entry j
           where j.jurisdiction_id = heng_jurisdiction() and j.edition_id = in_edition and j.act = any (many)
             and j.about is null and strpos(j.entry, to_json(one)::text) > 0) e
    join act_thing a on a.act = e.act
    where heng_reader() is null or a.thing is null or case
      when a.thing = 'report' then exists (select from report r where r.jurisdiction_id = heng_jurisdiction() and r.id = e.entry::jsonb #>> '{act,report}'
        and (r.edition_id || ' ' || heard_by(r.channel) = any (heng_channels()) or r.id = any (heng_forwarded())))
      when a.thing in ('people', 'turnout', 'proceeding', 'journal') then heng_may(a.thing, in_edition, null)
      else heng_may(a.thing, in_edition, one) end;
end
$$;

-- Papers of a case for whoever sees the file; of trade secrets only that there is such a paper, unless more may be known.
create function papers_of(in_edition text, one text, out document text, out by text, out trade_secret boolean, out sha256 text, out valid_until date,
    out endless boolean, out at timestamptz)
  returns setof record language sql stable security definer set search_path = public, pg_temp as $$
  select d.document, d.by, d.trade_secret, case when k.known then d.sha256 end, case when k.known then d.valid_until end, k.known and d.endless, d.at
  from case_document d, lateral (select not d.trade_secret or heng_may('trade-secret', in_edition, one) as known) k
  where heng_may('file', in_edition, one) and d.jurisdiction_id = heng_jurisdiction() and d.case_id = one
$$;

-- A part of a policy: the thing may be read of the case in this column.
create function of_case(thing text, col text) returns text language sql immutable as $$
  select format($policy$(%2$s = any ((select heng_cases(%1$L))::text[])
    or (%2$s <> all ((select heng_interest())::text[])
        and exists (select from case_edition c where c.id = %2$s and c.edition_id = any ((select heng_editions(%1$L))::text[]))))$policy$, thing, col)
$$;

-- Puts the barrier around a table: whoever reads for somebody sees the rows that fit; what the machine does for itself is not held up.
create procedure confide(name text, fits text) language plpgsql as $$
begin
  execute format('create policy reader on %I as restrictive for select using ((select heng_reader()) is null or %s)', name, fits);
end
$$;

do $$
declare
  t text;
begin
  call confide('case_file', $p$ (id = any ((select heng_cases('case'))::text[])
    or (id <> all ((select heng_interest())::text[]) and edition_id = any ((select heng_editions('case'))::text[]))) $p$);
  foreach t in array array['case_partner', 'case_step'] loop
    call confide(t, of_case('case', t || '.case_id'));
  end loop;
  call confide('case_draft', of_case('draft', 'case_draft.case_id'));
  -- What departments and the office have reported belongs to vetting: to a party and to who decides it is shown with the file, to a department its own alone.
  call confide('case_fact', '((' || of_case('file', 'case_fact.case_id') || $p$ and (source not in ('department', 'office') or case_id = any ((select heng_cases('party'))::text[])
      or $p$ || of_case('vetting', 'case_fact.case_id') || ' or ' || of_case('candidates', 'case_fact.case_id')
    || $p$)) or (source in ('department', 'office') and of = any ((select heng_departments())::text[]) and case_id = any ((select heng_cases('opinion'))::text[]))) $p$);
  foreach t in array array['relation', 'recommendation'] loop
    call confide(t, of_case('file', t || '.case_id'));
  end loop;
  call confide('case_document', '(' || of_case('file', 'case_document.case_id') || ' and (not trade_secret or ' || of_case('trade-secret', 'case_document.case_id') || '))');
  call confide('recusal', $p$ (person_id = (select heng_reader()) or $p$ || of_case('vetting', 'recusal.case_id') || ')');
  call confide('opinion', '(' || of_case('vetting', 'opinion.case_id')
    || $p$ or (department = any ((select heng_departments())::text[]) and case_id = any ((select heng_cases('opinion'))::text[]))) $p$);
  call confide('finding', '(' || of_case('vetting', 'finding.case_id')
    || $p$ or (body = 'parent' and case_id = any ((select heng_cases('party'))::text[]))) $p$);
  -- A party is told what came out.
  call confide('vetting_result', '(' || of_case('vetting', 'vetting_result.case_id') || $p$ or case_id = any ((select heng_cases('party'))::text[])) $p$);
  call confide('sheet_draft', $p$ (person_id = (select heng_reader()) and case_id = any ((select heng_cases('sheet'))::text[])) $p$);
  call confide('sheet', $p$ (case_id = any ((select heng_cases('sheet'))::text[])
      and (person_id = (select heng_reader()) or case_id || ' ' || step = any ((select heng_handed_in())::text[]))
    or (case_id <> all ((select heng_interest())::text[])
        and exists (select from case_edition c where c.id = sheet.case_id and c.edition_id = any ((select heng_editions('sheet'))::text[])))) $p$);
  call confide('consensus', of_case('consensus', 'consensus.case_id'));
  foreach t in array array['review_result', 'standing'] loop
    call confide(t, of_case('score', t || '.case_id'));
  end loop;
  foreach t in array array['candidate', 'ballot_candidate'] loop
    call confide(t, of_case('candidates', t || '.case_id'));
  end loop;
  call confide('ballot_voter', $p$ (person_id = (select heng_reader()) or edition_id = any ((select heng_editions('turnout'))::text[])) $p$);
  call confide('rehearsal_box', 'false');
  call confide('resolution', $p$ edition_id = any ((select heng_editions('people'))::text[]) $p$);
  call confide('tally', of_case('tally', 'tally.case_id'));
  call confide('winner', of_case('winners', 'winner.case_id'));
  call confide('objection', '(' || of_case('objection', 'objection.case_id')
    || $p$ or (edition_id || ' ' || channel = any ((select heng_channels())::text[]) and case_id <> all ((select heng_interest())::text[]))) $p$);
  call confide('objection_identity', $p$ exists (select from objection o where o.jurisdiction_id = heng_jurisdiction() and o.id = objection_identity.objection_id
    and o.edition_id || ' ' || o.channel = any ((select heng_channels())::text[]) and o.case_id <> all ((select heng_interest())::text[])) $p$);
  call confide('report', $p$ ((edition_id || ' ' || heard_by(channel) = any ((select heng_channels())::text[]) or id = any ((select heng_forwarded())::text[]))
    and (case_id is null or case_id <> all ((select heng_interest())::text[]))) $p$);
  foreach t in array array['report_content', 'report_forward'] loop
    call confide(t, format('exists (select from report r where r.jurisdiction_id = heng_jurisdiction() and r.id = %I.report_id)', t));
  end loop;
  -- The register of awards is public; what hangs on one is not.
  call confide('award', $p$ (awarded_on is not null or case_id = any ((select heng_cases('award'))::text[])
    or (edition_id = any ((select heng_editions('award'))::text[]) and case_id <> all ((select heng_interest())::text[]))) $p$);
  foreach t in array array['duty_record', 'award_event'] loop
    call confide(t, $p$ award_id = any ((select heng_awards('duties'))::text[]) $p$);
  end loop;
  foreach t in array array['money_decision', 'payment', 'money_use'] loop
    call confide(t, $p$ award_id = any ((select heng_awards('award'))::text[]) $p$);
  end loop;
  call confide('proceeding', $p$ (edition_id = any ((select heng_editions('proceeding'))::text[])
    and (edition_id = any ((select heng_editions('journal'))::text[]) or edition_id || ' ' || sanction = any ((select heng_sanctions())::text[]))
    and (case_id is null or case_id <> all ((select heng_interest())::text[])) and person_id is distinct from (select heng_reader())) $p$);
  foreach t in array array['proceeding_finding', 'measure', 'recovery'] loop
    call confide(t, format('exists (select from proceeding p where p.jurisdiction_id = heng_jurisdiction() and p.id = %I.proceeding_id)', t));
  end loop;
  call confide('member', $p$ (person_id = (select heng_reader()) or edition_id || ' ' || body = any ((select heng_bodies())::text[])
    or edition_id = any ((select heng_editions('people'))::text[])) $p$);
  -- The journal, but for cases one has withdrawn from; of reports and proceedings only what one may know of.
  call confide('journal_entry', $p$ (edition_id = any ((select heng_editions('journal'))::text[])
    and ((select heng_interest()) = '{}' or coalesce(entry::jsonb #>> '{act,case}', entry::jsonb #>> '{act,subject}', '') <> all ((select heng_interest())::text[]))
    and case (select a.thing from act_thing a where a.act = journal_entry.act)
      when 'report' then exists (select from report r where r.jurisdiction_id = heng_jurisdiction() and r.id = entry::jsonb #>> '{act,report}')
      when 'proceeding' then edition_id = any ((select heng_editions('proceeding'))::text[])
      else true end) $p$);
  call confide('team_case', '(' || of_case('sheet', 'team_case.case_id') || ' or ' || of_case('consensus', 'team_case.case_id') || ')');
  call confide('team', $p$ (edition_id = any ((select heng_editions('sheet'))::text[]) or edition_id || ' ' || body = any ((select heng_bodies())::text[])
    or exists (select from team_case tc where tc.jurisdiction_id = heng_jurisdiction() and tc.team_id = team.id)) $p$);
  call confide('notice', '(case_id is null or ' || of_case('case', 'notice.case_id') || ')');
  foreach t in array array['nominee', 'body_finding', 'undertaking'] loop
    call confide(t, $p$ edition_id = any ((select heng_editions('people'))::text[]) $p$);
  end loop;
end
$$;

-- 查阅记录 who has looked at what is confidential: files' contents, identities, reports, trade secrets, exports. No content. Nobody changes or deletes it.
create table access_log (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id bigint generated always as identity,
  at timestamptz not null,     -- of the request, by the real clock
  person_id text not null,
  route text not null,
  thing text not null,
  edition_id text,
  case_id text,
  subject text,                -- the file, objection, report or kind of export
  primary key (jurisdiction_id, id)
);
call keep_apart('access_log');
call confide('access_log', $p$ edition_id = any ((select heng_editions('access-log'))::text[]) $p$);
create index access_log_edition on access_log (jurisdiction_id, edition_id, id);
do $$
begin
  execute format('revoke update, delete on access_log from %I', current_setting('heng.app_role'));
end
$$;
