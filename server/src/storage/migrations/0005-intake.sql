-- An application and all that comes in with it. Drafts are nobody's act and live apart.

create table case_file (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  number int not null,         -- 受理编号 in the edition, in the order of opening
  applicant_id text not null,
  track text not null,
  kind text not null,
  tier text,                   -- the tier it names; null: all that are not applied for by name
  opened_at timestamptz not null,
  submitted_at timestamptz,
  relations_declared boolean not null default false, -- whose parent, group, employer it is: said, if only that there is nobody
  ended_step text,             -- where and why it went no further; null: it stands
  ended_why text check (ended_why in ('withdrawn', 'not-submitted', 'ineligible', 'objection-upheld', 'below-gate', 'not-listed', 'not-carried', 'no-seat', 'not-approved', 'notice-failed')),
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, edition_id, number),
  unique (jurisdiction_id, edition_id, applicant_id, track),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, applicant_id) references applicant
);
call govern('case_file');

-- Who applies together with the applicant for one award that they would share.
create table case_partner (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  applicant_id text not null,
  place int not null,          -- in the order given, from 1
  primary key (jurisdiction_id, case_id, applicant_id),
  foreign key (jurisdiction_id, case_id) references case_file,
  foreign key (jurisdiction_id, applicant_id) references applicant
);
call govern('case_partner');
create index case_partner_applicant on case_partner (jurisdiction_id, applicant_id);

-- A step that each case goes through by itself (own notice, parent's check), and how it left an edition's step.
create table case_step (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  outcome text not null check (outcome in ('passed', 'stopped')),
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, step),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('case_step');

create table case_draft (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  fact text not null,
  value jsonb not null,
  primary key (jurisdiction_id, case_id, fact),
  foreign key (jurisdiction_id, case_id) references case_file
);
call keep_apart('case_draft');

-- Facts as submitted by the applicant, or reported by a department. The pack says whose answer counts.
create table case_fact (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  fact text not null,
  source text not null check (source in ('applicant', 'department', 'office', 'journal')),
  of text not null default '', -- which department
  value jsonb not null,
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, fact, source, of),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('case_fact');

create table case_document (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  document text not null,      -- id in the pack
  by text not null,            -- applicant, parent or the body it comes from
  sha256 text not null,
  trade_secret boolean not null default false,
  valid_until date,            -- last day it is in force; null: not said, unless it is without end
  endless boolean not null default false,
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, document),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('case_document');

create table recommendation (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  body text not null,
  of text not null default '',
  recommended boolean not null,
  reasons text,
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, body, of),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('recommendation');

-- 回避: this person has an interest in this case.
create table recusal (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  person_id text not null,
  reason text,                 -- personal data: never in an act
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, person_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('recusal');
