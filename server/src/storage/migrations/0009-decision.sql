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
  tier text,                   -- null: no list has placed the case yet
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

-- 决议 what a body has resolved in one meeting; the outcome for each candidate stands in its tally.
create table resolution (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  document text,               -- the minutes; null: a marked blank
  day date not null,
  members int not null,
  present text[] not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, edition_id, step),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('resolution');

-- Votes are null where a body resolved without counting them.
create table tally (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  case_id text not null,
  tier text,
  yes int,
  no int,
  abstain int,
  invalid int,
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
  removed_at timestamptz,      -- the seat is lost: the notice failed, or the list was not confirmed or not approved
  approved_at timestamptz,
  approved_on date,            -- the day of the sitting: no paper that announces the award is dated before it
  primary key (jurisdiction_id, edition_id, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('winner');

-- The register 获奖名录: awards of the editions held here, and those from before the platform, which have no edition and no case.
create table award (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text,
  programme text not null,
  applicant_id text not null,
  case_id text,
  tier text not null,
  row text,                    -- the row of the pack's award table that applied
  honours text[],              -- null: the regulation is silent
  money bigint,                -- whole yuan; null: not decided, or not known
  takes_seat boolean,
  awarded_on date,             -- the day of the announcement; null until then
  revoked_on date,
  label text,                  -- imported: the edition as its source calls it
  number int check (number > 0), -- imported: which edition of the programme it was; null: not known
  source text,                 -- imported: the document it is known from
  imported_by text,            -- imported: the act
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, edition_id, case_id),
  check (num_nonnulls(edition_id, case_id, row) = case when imported_by is null then 3 else 0 end),
  check (num_nonnulls(label, source, imported_by) = case when imported_by is null then 0 else 3 end),
  check (imported_by is null or awarded_on is not null),
  check (imported_by is not null or number is null),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, applicant_id) references applicant,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('award');
create index award_register on award (jurisdiction_id, programme, applicant_id);
create unique index award_imported on award (jurisdiction_id, programme, applicant_id, tier, label) where imported_by is not null;
