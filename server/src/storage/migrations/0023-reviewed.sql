-- Who is on a team, is still at work and has handed in is no secret among those who may see that the team has the case; what a sheet says, why somebody has
-- withdrawn and who else sits in a body is. So this alone passes the barrier: names and marks, no contents. It is asked for teams and cases read behind it.
create function team_at_work(of_team text, of_case text, in_step text) returns json
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(json_agg(json_build_object(
      'person', json_build_object('id', m.person_id, 'name', p.name), 'seat', m.seat,
      'left', t.dissolved_at is not null or not exists (
        select from member b where b.jurisdiction_id = t.jurisdiction_id and b.edition_id = t.edition_id and b.body = t.body and b.person_id = m.person_id
           and b.left_at is null and (b.until is null or b.until >= (heng_now() at time zone 'Asia/Shanghai')::date)),
      'recused', exists (select from recusal r where r.jurisdiction_id = t.jurisdiction_id and r.case_id = of_case and r.person_id = m.person_id),
      'handedIn', exists (select from sheet s where s.jurisdiction_id = t.jurisdiction_id and s.case_id = of_case and s.step = in_step and s.person_id = m.person_id))
    order by m.seat <> 'leader', m.person_id), '[]')
  from team t
  join team_member m on m.jurisdiction_id = t.jurisdiction_id and m.team_id = t.id
  join person p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id
  where t.jurisdiction_id = heng_jurisdiction() and t.id = of_team
$$;

-- The register is read from its latest day on.
create index award_announced on award (jurisdiction_id, awarded_on desc) where awarded_on is not null;
