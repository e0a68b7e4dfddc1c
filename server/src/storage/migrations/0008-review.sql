-- 评审组 teams, 评分表 sheets, 合议 consensus.

create table team (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  edition_id text not null,
  body text not null,          -- the team's body in the pack
  reasons text,                -- why a rule that holds in principle is departed from
  formed_at timestamptz not null,
  dissolved_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('team');

create table team_member (
  jurisdiction_id text not null default heng_jurisdiction(),
  team_id text not null,
  person_id text not null,
  seat text not null,          -- leader, member, industry-expert
  primary key (jurisdiction_id, team_id, person_id),
  foreign key (jurisdiction_id, team_id) references team,
  foreign key (jurisdiction_id, person_id) references person
);
call govern('team_member');

create table team_case (
  jurisdiction_id text not null default heng_jurisdiction(),
  step text not null,
  case_id text not null,
  team_id text not null,
  primary key (jurisdiction_id, step, case_id),
  foreign key (jurisdiction_id, team_id) references team,
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('team_case');

create table sheet_draft (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  person_id text not null,
  percents smallint[] not null, -- in the order of the criteria's items; -1: not yet scored
  version int not null default 1,
  primary key (jurisdiction_id, case_id, step, person_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call keep_apart('sheet_draft');

create table sheet (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  person_id text not null,
  percents smallint[] not null, -- in the order of the sheet's lines
  points text,                  -- exact; null: the criteria carry no points
  handed_in_at timestamptz not null,
  primary key (jurisdiction_id, case_id, step, person_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('sheet');

create table consensus (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  team_id text not null,
  percents smallint[] not null,
  points text,
  reached_at timestamptz not null,
  primary key (jurisdiction_id, case_id, step),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('consensus');

-- What a review or a survey gave one case: the points that totals are made of; null where nothing is scored.
create table review_result (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  step text not null,
  points text,
  said text,                   -- what others have found, in words; the act holds its digest
  at timestamptz not null,
  primary key (jurisdiction_id, case_id, step),
  foreign key (jurisdiction_id, case_id) references case_file
);
call govern('review_result');
