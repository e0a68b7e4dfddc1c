-- Who has handed in a sheet is no secret within a team, what the sheet says is one until one's own is in: the names alone pass the barrier.
create function handed_in(in_step text, of_case text) returns text[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select array(select s.person_id from sheet s
                where s.jurisdiction_id = heng_jurisdiction() and s.case_id = of_case and s.step = in_step)
$$;

-- The register is read from its latest day on.
create index award_announced on award (jurisdiction_id, awarded_on desc) where awarded_on is not null;
