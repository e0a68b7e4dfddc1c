-- The years after 获奖以后: relations an applicant declares, what winners do and what happens to them, proceedings and what follows, reports.

-- Who an applicant says is related to it; whether it was asked at all stands with the case.
create table relation (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  about text not null check (about in ('parent', 'subsidiary', 'group', 'employer', 'employee', 'head')),
  applicant_id text not null,
  primary key (jurisdiction_id, case_id, about, applicant_id),
  foreign key (jurisdiction_id, case_id) references case_file,
  foreign key (jurisdiction_id, applicant_id) references applicant
);
call govern('relation');

-- Duties done, missed, refused; uses of money and title that were breached.
create table duty_record (
  jurisdiction_id text not null default heng_jurisdiction(),
  act text not null,
  award_id text not null,
  duty text not null,
  outcome text not null check (outcome in ('done', 'missed', 'refused', 'breached')),
  time int,                    -- 1 for the first time it fell due; null: neither counted nor dated
  on_day date not null,        -- done, refused or breached; for missed, the day it was due
  due date,
  late boolean not null default false,
  use text,                    -- the forbidden use
  sha256 text,
  reasons text,                -- never in an act
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, act),
  foreign key (jurisdiction_id, award_id) references award
);
call govern('duty_record');
create unique index duty_record_once on duty_record (jurisdiction_id, award_id, duty, time, outcome) where time is not null;
create index duty_record_award on duty_record (jurisdiction_id, award_id);

create table award_event (
  jurisdiction_id text not null default heng_jurisdiction(),
  act text not null,
  award_id text not null,
  fact text not null,
  value jsonb not null,
  body text not null,
  of text not null default '',
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, act),
  foreign key (jurisdiction_id, award_id) references award
);
call govern('award_event');
create index award_event_award on award_event (jurisdiction_id, award_id);

-- Money beyond the award table: what was decided since, paid, and spent.
create table money_decision (
  jurisdiction_id text not null default heng_jurisdiction(),
  award_id text not null,
  money bigint not null,       -- whole yuan
  document text,
  decided_on date not null,
  at timestamptz not null,
  primary key (jurisdiction_id, award_id),
  foreign key (jurisdiction_id, award_id) references award
);
call govern('money_decision');

create table payment (
  jurisdiction_id text not null default heng_jurisdiction(),
  act text not null,
  award_id text not null,
  amount bigint not null,
  paid_on date not null,
  primary key (jurisdiction_id, act),
  foreign key (jurisdiction_id, award_id) references award
);
call govern('payment');
create index payment_award on payment (jurisdiction_id, award_id);

create table money_use (
  jurisdiction_id text not null default heng_jurisdiction(),
  act text not null,
  place int not null,          -- in the report, from 1
  award_id text not null,
  use text not null,
  amount bigint not null,
  sha256 text not null,        -- of the report
  primary key (jurisdiction_id, act, place),
  foreign key (jurisdiction_id, award_id) references award
);
call govern('money_use');
create index money_use_award on money_use (jurisdiction_id, award_id);

-- 查处 a proceeding, against one of: an award, an application, a person, a body.
create table proceeding (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  sanction text not null,
  award_id text,
  case_id text,
  person_id text,
  body text,
  of text,
  opened_at timestamptz not null,
  asked_at timestamptz,
  dropped_at timestamptz,
  decided_at timestamptz,
  decided_on date,
  imposed boolean,             -- false: nothing follows, for recorded reasons
  document text,
  reasons text,                -- never in an act
  notice_id text,              -- the decision as it was made known
  notice_document text,
  published_on date,
  correction_reported_on date,
  correction_sha256 text,
  correction_met boolean,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(award_id, case_id, person_id, body) = 1),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, award_id) references award,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('proceeding');
create index proceeding_edition on proceeding (jurisdiction_id, edition_id);
create index proceeding_award on proceeding (jurisdiction_id, award_id) where award_id is not null;
create index proceeding_person on proceeding (jurisdiction_id, person_id) where person_id is not null;

create table proceeding_finding (
  jurisdiction_id text not null default heng_jurisdiction(),
  proceeding_id text not null,
  ground text not null,        -- path in the pack
  finding text not null check (finding in ('holds', 'does-not-hold', 'not-applicable')),
  reasons text not null,
  body text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, proceeding_id, ground),
  foreign key (jurisdiction_id, proceeding_id) references proceeding
);
call govern('proceeding_finding');

create table measure (
  jurisdiction_id text not null default heng_jurisdiction(),
  proceeding_id text not null,
  place int not null,          -- in the decision, from 1
  kind text not null,          -- bar, recover, publish …
  article jsonb not null,
  what text[] not null,        -- items to be given back
  due date,                    -- last day of a correction
  primary key (jurisdiction_id, proceeding_id, place),
  foreign key (jurisdiction_id, proceeding_id) references proceeding
);
call govern('measure');

-- 限制申报. It stands with a last day, for a number of editions opened since the decision, or for ever.
create table bar (
  jurisdiction_id text not null default heng_jurisdiction(),
  proceeding_id text not null,
  place int not null,
  applicant_id text not null,
  programme text not null,
  first_day date not null,
  last_day date,
  editions int,
  article jsonb not null,
  decided_at timestamptz not null,
  primary key (jurisdiction_id, proceeding_id, place),
  check (last_day is null or editions is null),
  foreign key (jurisdiction_id, proceeding_id, place) references measure,
  foreign key (jurisdiction_id, applicant_id) references applicant
);
call govern('bar');
create index bar_applicant on bar (jurisdiction_id, applicant_id);

create table recovery (
  jurisdiction_id text not null default heng_jurisdiction(),
  act text not null,
  proceeding_id text not null,
  award_id text not null,
  what text not null,
  amount bigint,
  recovered_on date not null,
  primary key (jurisdiction_id, act),
  foreign key (jurisdiction_id, proceeding_id) references proceeding,
  foreign key (jurisdiction_id, award_id) references award
);
call govern('recovery');

-- 举报
create table report (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  channel text not null,
  step text,
  case_id text,
  award_id text,
  anonymous boolean not null,
  missing text[] not null,
  received_at timestamptz not null,
  due date,
  answered_at timestamptz,
  upheld boolean,
  reply_sha256 text,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(step, case_id, award_id) <= 1),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, case_id) references case_file,
  foreign key (jurisdiction_id, award_id) references award
);
call govern('report');
create index report_edition on report (jurisdiction_id, edition_id);

-- What was reported, and by whom where they said so. Personal data: read by the receiver alone, and in no act.
create table report_content (
  jurisdiction_id text not null default heng_jurisdiction(),
  report_id text not null,
  content text not null,
  identity jsonb not null,
  primary key (jurisdiction_id, report_id),
  foreign key (jurisdiction_id, report_id) references report
);
call govern('report_content');

create table report_forward (
  jurisdiction_id text not null default heng_jurisdiction(),
  act text not null,
  report_id text not null,
  receiver text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, act),
  foreign key (jurisdiction_id, report_id) references report
);
call govern('report_forward');
