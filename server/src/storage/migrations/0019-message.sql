-- What follows from sealed acts: jobs, messages in the inbox, mail; and the forms of the public.

-- Every sealed entry before this place has been drawn: whoever listens was told, and what follows from it is a job.
create table drawn (
  one boolean primary key default true check (one),
  place bigint not null
);
insert into drawn (place) select coalesce(max(size), 0) from journal_head;

-- What the entries from this place on are about, in the order of the tree. Whoever draws has to see every jurisdiction; through this
-- function it sees ids, and no entry.
create function sealed_entries(from_place bigint, at_most int, out place bigint, out jurisdiction_id text, out edition_id text, out act text,
    out step text, out case_id text)
  returns setof record language sql stable security definer set search_path = public, pg_temp as $$
  select l.place, e.jurisdiction_id, e.edition_id, e.act, e.entry::jsonb #>> '{act,step}', e.entry::jsonb #>> '{act,case}'
    from journal_leaf l join journal_entry e on e.id = l.entry_id
    where l.place >= from_place order by l.place limit at_most
$$;

-- Work that waits. Ids alone, of all jurisdictions: whoever does it works in the one it names, and row-level security holds there.
create table job (
  id bigint generated always as identity primary key,
  task text not null,
  jurisdiction text not null default heng_jurisdiction() references jurisdiction,
  about jsonb not null,
  key text unique,             -- the same work waits once
  run_at timestamptz not null default clock_timestamp(),
  attempts int not null default 0,
  held_until timestamptz,      -- somebody is at it; afterwards it is anybody's again
  failed_at timestamptz,       -- given up
  trouble text                 -- a code, never what was in it
);
create index job_waits on job (run_at) where failed_at is null;

-- 消息 what a person is told. Ids and days, worded when it is read; nothing confidential.
create table message (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  person_id text not null,
  key text not null,           -- what it tells: each thing is told once
  kind text not null,
  edition_id text not null,
  act text not null,           -- name of the act that was done, or is to be done
  entry_id text,               -- of the act that was done
  step text,
  case_id text,
  about text,
  due date,
  at timestamptz not null,
  read_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, person_id, key)
);
call keep_apart('message');
create index message_person on message (jurisdiction_id, person_id, at desc, id desc);
create index message_case on message (jurisdiction_id, case_id) where case_id is not null;
create index message_unread on message (jurisdiction_id, person_id) where read_at is null;

-- Where a person is written to, and about what. A new address counts once its owner has confirmed it.
create table message_preference (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  person_id text not null,
  address text,
  claimed text,                -- waits for its confirmation
  code_sha256 text,            -- of the code in the link
  code_until timestamptz,
  kinds text[] not null,       -- told by mail besides
  version int not null default 1,
  primary key (jurisdiction_id, person_id)
);
call keep_apart('message_preference');

-- Mail that leaves. Address and link go once it has left, or was given up.
create table outbox (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  person_id text,
  kind text not null,
  recipient text,
  facts jsonb,
  at timestamptz not null default clock_timestamp(),
  attempts int not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  trouble text,                -- what the mail server answered, as a code
  primary key (jurisdiction_id, id)
);
call keep_apart('outbox');
create index outbox_failed on outbox (jurisdiction_id, failed_at) where failed_at is not null;

-- On which days it was looked what falls due in an edition.
create table daily_look (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  day date not null,
  primary key (jurisdiction_id, edition_id, day),
  foreign key (jurisdiction_id, edition_id) references edition
);
call keep_apart('daily_look');

-- The same for work that is done once a day for the whole installation, by the real clock.
create table daily_work (
  task text not null,
  day date not null,
  primary key (task, day)
);

-- What an objector said, and what was handed in: beside who it is.
alter table objection_identity add column words text not null default '', add column evidence jsonb not null default '[]';
alter table report_content add column evidence jsonb not null default '[]';

-- Who holds the code may see what became of what they filed, and complete it: of the code only its digest is kept.
create table status_code (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  sha256 text not null unique,
  edition_id text not null,
  objection_id text,
  report_id text,
  primary key (jurisdiction_id, sha256),
  check (num_nonnulls(objection_id, report_id) = 1),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, objection_id) references objection,
  foreign key (jurisdiction_id, report_id) references report
);
call keep_apart('status_code');

-- In which jurisdiction a code is; nothing else of it.
create function status_code_place(sha256 text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select c.jurisdiction_id from status_code c where c.sha256 = status_code_place.sha256
$$;

-- How often a form was used, for all processes together. An address is counted under a hash with the salt of the day, and goes with the day.
create table form_salt (
  day date primary key,
  salt text not null
);
create table form_count (
  counted text not null,
  until timestamptz not null,
  hits int not null,
  primary key (counted)
);

do $$
declare app text := current_setting('heng.app_role');
begin
  execute format('grant select, update on drawn to %I', app);
  execute format('grant select, insert, update, delete on job, daily_work, form_salt, form_count to %I', app);
end
$$;
