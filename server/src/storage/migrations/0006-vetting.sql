-- Departments' opinions, findings by a person, and the result of vetting.

create table opinion (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  department text not null,    -- which one: market-supervision, tax …
  asked_at timestamptz not null,
  due date,
  given_at timestamptz,
  adverse boolean,             -- something was reported
  primary key (jurisdiction_id, case_id, step, department),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('opinion');

create table finding (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,          -- a parent's own check does not bind the office's
  rule text not null,          -- path in the pack: conditions.organisation.rules.innovation
  finding text not null check (finding in ('holds', 'does-not-hold', 'not-applicable')),
  body text not null,
  person_id text not null,
  reasons text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, step, rule),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('finding');

create table vetting_result (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  outcome text not null check (outcome in ('eligible', 'ineligible')),
  answers jsonb not null,      -- rule path to answer
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, step),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('vetting_result');
