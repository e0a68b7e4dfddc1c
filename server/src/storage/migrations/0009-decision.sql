-- Ranking, candidates, ballot, winners, approval, award.

create table standing (
  jurisdiction_id text not null default heng_jurisdiction(),
  step text not null,
  case_id text not null,
  total text,                  -- exact; null: this gate compares no points
  place int,                   -- 1, 2, 2, 4; null: nothing is ranked
  passed boolean not null,
  lost_tiers text[] not null default '{}', -- where a rule of the gate is about some tiers only
  primary key (jurisdiction_id, step, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('standing');

create table candidate (
  jurisdiction_id text not null default heng_jurisdiction(),
  step text not null,
  case_id text not null,
  tier text not null,
  place int not null,
  reasons text,                -- why the order departs from the ranking
  primary key (jurisdiction_id, step, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('candidate');

-- Who stands in a ballot, fixed when it opens.
create table ballot_candidate (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  case_id text not null,
  tier text not null,
  place int not null,          -- order on the paper
  primary key (jurisdiction_id, edition_id, step, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('ballot_candidate');

-- Who may vote and who has; never when, never how.
create table ballot_voter (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  person_id text not null,
  has_cast boolean not null default false,
  primary key (jurisdiction_id, edition_id, step, person_id),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('ballot_voter');

-- The box of a rehearsal: a running count that its operator could watch. A real edition is refused until the secret ballot ships.
create table rehearsal_box (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  case_id text not null,
  yes int not null default 0,
  no int not null default 0,
  abstain int not null default 0,
  invalid int not null default 0,
  primary key (jurisdiction_id, edition_id, step, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('rehearsal_box');

create table tally (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  case_id text not null,
  tier text not null,
  yes int not null,
  no int not null,
  abstain int not null,
  invalid int not null,
  needed int,                  -- null: no majority is laid down, nothing is computed
  carried boolean,
  primary key (jurisdiction_id, edition_id, step, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('tally');

create table winner (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  case_id text not null,
  tier text not null,
  place int not null,
  reasons text,                -- why the list goes over a soft cap, or how a tie was decided
  listed_at timestamptz not null,
  removed_at timestamptz,      -- the notice failed
  approved_at timestamptz,
  approved_on date,            -- the day of the sitting: no paper that announces the award is dated before it
  primary key (jurisdiction_id, edition_id, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('winner');

create table award (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  programme text not null,
  applicant_id text not null,
  case_id text not null,
  tier text not null,
  row text not null,           -- the row of the pack's award table that applied
  honours text[],              -- null: the regulation is silent
  money bigint,                -- whole yuan; null: not decided
  takes_seat boolean,
  awarded_on date,             -- the day of the announcement; null until then
  revoked_on date,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, edition_id, case_id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, applicant_id) references applicant,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('award');
create index award_register on award (jurisdiction_id, programme, applicant_id);
