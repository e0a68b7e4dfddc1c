-- Announcements 公告, notices 公示 and objections 异议.

create table notice (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  step text not null,
  case_id text,                -- a notice that each case holds by itself
  kind text not null check (kind in ('announcement', 'notice')),
  title text not null,
  media text,
  document text,               -- number of the paper; null: a marked blank
  published_on date not null,
  last_day date,               -- announcements have none
  provisional boolean not null default false,
  published_at timestamptz not null,
  act text not null,           -- the entry in the journal that published it
  closed_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('notice');
-- One at a time: it is held anew for who came on the list after it was over.
create unique index notice_once on notice (jurisdiction_id, edition_id, step, coalesce(case_id, '')) where closed_at is null;

create table notice_case (
  jurisdiction_id text not null default heng_jurisdiction(),
  notice_id text not null,
  case_id text not null,
  tier text,
  place int not null,          -- order on the paper
  primary key (jurisdiction_id, notice_id, case_id),
  foreign key (jurisdiction_id, notice_id) references notice,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('notice_case');

create table objection (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  notice_id text not null,
  case_id text not null,
  channel text not null,
  by text not null check (by in ('person', 'organisation')),
  brought text[] not null,     -- what has been handed in: evidence, signature, official-seal …
  received_at timestamptz not null,
  complete_at timestamptz,     -- null: something the regulation demands is missing
  due date,                    -- last day for the written answer
  answered_at timestamptz,
  upheld boolean,
  reply_sha256 text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, notice_id) references notice,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('objection');

-- Who objected, and how to reach them: personal data for the body that answers; in no act and on no page.
create table objection_identity (
  jurisdiction_id text not null default heng_jurisdiction(),
  objection_id text not null,
  identity jsonb not null,
  primary key (jurisdiction_id, objection_id),
  foreign key (jurisdiction_id, objection_id) references objection
);
call keep_apart('objection_identity');
