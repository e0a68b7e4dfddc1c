-- Which rows of which table lie behind the barrier, and 查阅记录, the log of what was looked at.

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
