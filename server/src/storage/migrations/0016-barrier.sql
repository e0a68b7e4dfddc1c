-- 权限 The barrier behind the decision: who may read what of what, once more in SQL, for every statement of a transaction that reads for somebody.

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
