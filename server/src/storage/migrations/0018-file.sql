-- Files. Their bytes lie in the storage under a made-up name; here stands what they are, whose, and whether they are whole: a file
-- exists once its row does. None of it is an act: an act names a file by its digest.

-- What is on its way in. `received` bytes are durable; the rest of what the storage holds may be anything.
create table upload (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,            -- becomes the file's
  stored text not null unique, -- name in the storage
  edition_id text not null,
  case_id text,                -- null: of the edition itself
  purpose text not null,
  person_id text not null,
  name text not null,          -- cleaned
  bytes bigint not null check (bytes > 0),
  received bigint not null default 0 check (received >= 0 and received <= bytes),
  trade_secret boolean not null,
  owner text not null,         -- whose share of the storage it takes
  began_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  holder text,                 -- process and request that write just now
  held_until timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, case_id) references case_file,
  foreign key (jurisdiction_id, person_id) references person
);
call keep_apart('upload');
create index upload_case on upload (jurisdiction_id, case_id);
create index upload_expires on upload (expires_at);

create table file (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  stored text not null unique,
  edition_id text not null,
  case_id text,
  purpose text not null,
  person_id text not null,
  name text not null,
  kind text not null,          -- by its content
  bytes bigint not null,
  sha256 text not null,
  trade_secret boolean not null,
  owner text not null,
  at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,    -- 涉密撤回: the content is gone from the storage, the digest stays
  withdrawn_by text,
  withdrawn_why text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, case_id) references case_file,
  foreign key (jurisdiction_id, person_id) references person,
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
call keep_apart('file');
create index file_case on file (jurisdiction_id, case_id);
create index file_edition on file (jurisdiction_id, edition_id, at);
create index file_digest on file (jurisdiction_id, sha256);

-- How much of the storage an application, or a person in an edition, has taken or reserved. One row each, so that uploads at the same
-- moment wait for each other here and cannot together pass what each alone may not.
create table file_share (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  owner text not null,
  bytes bigint not null check (bytes >= 0),
  files int not null check (files >= 0),
  primary key (jurisdiction_id, owner)
);
call keep_apart('file_share');

-- A link to one file for one person, for a short while. Only its hash is kept; each use asks for the rights anew.
create table file_link (
  jurisdiction_id text not null default heng_jurisdiction(),
  hash bytea primary key,
  file_id text not null,
  session_id text not null,
  expires_at timestamptz not null,
  foreign key (jurisdiction_id, file_id) references file on delete cascade,
  foreign key (jurisdiction_id, session_id) references session on delete cascade
);
call keep_apart('file_link');
create index file_link_expires on file_link (expires_at);
create index file_link_file on file_link (jurisdiction_id, file_id);
create index file_link_session on file_link (jurisdiction_id, session_id);

-- What a file is, and its digest, can be changed by nobody; what an act refers to cannot be taken away.
do $$
begin
  execute format('revoke update on file from %I', current_setting('heng.app_role'));
  execute format('grant update (withdrawn_at, withdrawn_by, withdrawn_why) on file to %I', current_setting('heng.app_role'));
end
$$;
create function keep_named_files() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from case_document d where d.jurisdiction_id = old.jurisdiction_id and d.sha256 = old.sha256)
     or exists (select from journal_entry j where j.jurisdiction_id = old.jurisdiction_id and j.edition_id = old.edition_id and strpos(j.entry, old.sha256) > 0) then
    raise exception 'an act refers to file %', old.id using errcode = 'integrity_constraint_violation', constraint = 'file_named';
  end if;
  return old;
end
$$;
create trigger file_keeps_named before delete on file for each row execute function keep_named_files();
create index case_document_digest on case_document (jurisdiction_id, sha256);

-- The barrier behind the decision: a file is read by whoever may read what it is a part of, or sent it and has not withdrawn from the case.
do $$
declare
  parts text := '';
  part text[];
begin
  foreach part slice 1 in array array[['vetting', 'vetting'], ['opinion', 'opinion'], ['review', 'sheet'], ['consensus', 'consensus'], ['tally', 'tally'],
    ['award', 'award'], ['duties', 'duties'], ['objection', 'objection'], ['proceeding', 'proceeding'], ['paper', 'progress']] loop
    parts := parts || format($p$ or (purpose = %L and (case_id is null and edition_id = any ((select heng_editions(%L))::text[]) or %s)) $p$,
      part[1], part[2], of_case(part[2], 'file.case_id'));
  end loop;
  call confide('file', $p$ (person_id = (select heng_reader())
      and not exists (select from recusal r where r.case_id = file.case_id and r.person_id = (select heng_reader())))
    or (purpose = 'application' and case_id = any ((select heng_cases('draft'))::text[]))
    or (purpose = 'application' and exists (select from case_document d where d.case_id = file.case_id and d.sha256 = file.sha256)
        and (not trade_secret or $p$ || of_case('trade-secret', 'file.case_id') || $p$))
    or (purpose in ('evidence', 'report') and (case_id is null or case_id <> all ((select heng_interest())::text[]))
        and exists (select from unnest((select heng_channels())::text[]) c where split_part(c, ' ', 1) = file.edition_id)) $p$ || parts);
  call confide('upload', 'person_id = (select heng_reader())');
  call confide('file_link', 'false');
end
$$;

-- Of whom a link is, and for which file: the one thing that is asked before a jurisdiction is known. The session has to be open still.
create function file_of_link(hash bytea, out file_id text, out session_id text, out account_id text, out person_id text, out name text,
    out jurisdiction_id text, out administrator text, out strong boolean)
  returns setof record language sql stable security definer set search_path = public, pg_temp as $$
  select l.file_id, s.id, a.id, p.id, p.name, s.jurisdiction_id, case when s.strong then a.administrator end, s.strong
  from file_link l
  join session s on s.jurisdiction_id = l.jurisdiction_id and s.id = l.session_id
  join account a on a.jurisdiction_id = s.jurisdiction_id and a.id = s.account_id
  join person p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.person_id
  where l.hash = file_of_link.hash and l.expires_at > clock_timestamp() and s.whole and s.ended_at is null and s.ends_at > clock_timestamp()
    and s.seen_at + make_interval(secs => s.idle) > clock_timestamp() and a.disabled_at is null and a.locked_at is null
$$;

-- The sweep runs for the whole installation: what the storage holds, and which of it has a row, knows no jurisdiction. Names and ids
-- alone pass through here.
create function stored_files(stored text[], out name text, out state text)
  returns setof record language sql stable security definer set search_path = public, pg_temp as $$
  select u.stored, 'upload' from upload u where u.stored = any(stored_files.stored)
  union all
  select f.stored, case when f.withdrawn_at is null then 'file' else 'withdrawn' end from file f where f.stored = any(stored_files.stored)
$$;
create function files_on_record(after text, at_most int, out jurisdiction_id text, out id text, out stored text, out bytes bigint)
  returns setof record language sql stable security definer set search_path = public, pg_temp as $$
  select f.jurisdiction_id, f.id, f.stored, f.bytes from file f where f.withdrawn_at is null and f.stored > files_on_record.after order by f.stored limit at_most
$$;
