-- The regulation an edition runs under, the edition, its steps, and what was decided for it.

create table regulation_pack (
  digest text primary key,     -- SHA-256 of the canonical JSON, in hex
  regulation text not null,
  resolved text not null       -- canonical JSON
);

create table edition (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  regulation text not null,
  programme text not null,
  label text not null,         -- 届 as people say it: 2026
  number int check (number > 0), -- 第几届 of its programme, counted from its beginning; null: not said
  nature text not null check (nature in ('real', 'rehearsal')),
  pack text not null references regulation_pack, -- with all that has been decided so far
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (jurisdiction_id, id)
);
call govern('edition');

create table edition_step (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  step text not null,
  place int not null,          -- its place in the procedure, from 1
  opens_on date,               -- announced first and last day, where the step has them
  closes_on date,
  opened_at timestamptz,
  closed_at timestamptz,
  primary key (jurisdiction_id, edition_id, step),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('edition_step');

create table setting (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  path text not null,
  was jsonb not null,
  now jsonb not null,
  body text not null,
  document text not null,
  decided_on date not null,
  at timestamptz not null,
  primary key (jurisdiction_id, edition_id, path, at),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('setting');

-- Amendments that reached the edition while it was running.
create table edition_amendment (
  jurisdiction_id text not null default heng_jurisdiction(),
  edition_id text not null,
  number text not null,
  in_force_from date not null,
  at timestamptz not null,
  primary key (jurisdiction_id, edition_id, number),
  foreign key (jurisdiction_id, edition_id) references edition
);
call govern('edition_amendment');

do $$
begin
  execute format('grant select, insert on regulation_pack to %I', current_setting('heng.app_role'));
  -- An amendment may take out a step that has never opened.
  execute format('grant delete on edition_step to %I', current_setting('heng.app_role'));
end
$$;
