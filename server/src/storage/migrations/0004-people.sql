-- People and parties. Names stay here; acts know only ids.

create table person (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  name text not null,
  primary key (jurisdiction_id, id)
);
call keep_apart('person');

create table applicant (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  name text not null,
  industry text,
  credit_code text,            -- of an organisation (GB 32100-2015); null: not known, or an individual
  employer text,               -- of an individual named in an imported register: tells people of one name apart
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, credit_code)
);
call keep_apart('applicant');

-- Who sits in a body, or acts for a party (applicant, parent, recommender), in one edition.
create table member (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  body text not null,
  of text not null default '', -- which one, where the body has many instances; the applicant of a party
  person_id text not null,
  seat text not null,
  category text,               -- where the regulation names from which circles members come
  appointed_at timestamptz not null,
  until date,                  -- last day of the term, where the regulation lays one down
  left_at timestamptz,         -- left, or the body was dissolved
  primary key (jurisdiction_id, edition_id, body, of, person_id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, person_id) references person
);
call govern('member');
create index member_person on member (jurisdiction_id, edition_id, person_id);

-- How far somebody has come who is to sit in a body whose members are proposed, approved, published.
create table nominee (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  body text not null,
  of text not null default '',
  person_id text not null,
  seat text not null,
  category text,
  proposed_at timestamptz not null,
  approved_at timestamptz,
  refused_at timestamptz,
  published_at timestamptz,
  primary key (jurisdiction_id, edition_id, body, of, person_id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, person_id) references person
);
call govern('nominee');

-- What was found about a body of which the regulation requires something, e.g. one that reviews are handed to.
create table body_finding (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  body text not null,
  rule text not null,          -- path in the pack
  met boolean not null,
  reasons text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, edition_id, rule),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('body_finding');

create table undertaking (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  person_id text not null,
  undertaking text not null,
  signed_at timestamptz not null,
  primary key (jurisdiction_id, edition_id, person_id, undertaking),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('undertaking');
