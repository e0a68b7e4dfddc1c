-- Accounts 账号 and sign-in. None of it is an act: it says who somebody is, never what they did in a procedure. An account is one person in one
-- jurisdiction. Sessions, links and delays run by real time, clock_timestamp(), also where the clock of acts is set.

create table account (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  person_id text not null,
  login text not null,         -- folded: NFKC, small letters
  administrator text check (administrator in ('system', 'security', 'audit')), -- 三员: one hand at most
  made_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz,     -- by the system administrator: the person has left
  locked_at timestamptz,       -- by the security administrator: something is wrong
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, login),
  unique (jurisdiction_id, person_id),
  foreign key (jurisdiction_id, person_id) references person
);
call keep_apart('account');

-- By what somebody proves who they are. Passkeys and a government's single sign-on come in as further kinds.
create table credential (
  jurisdiction_id text not null default heng_jurisdiction(),
  account_id text not null,
  kind text not null check (kind in ('password', 'totp')),
  id text not null default '', -- of the one kind that an account may have several of
  secret text not null,        -- password: its argon2id hash (PHC string); totp: sealed with a key that is not in the database
  made_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,    -- null: begun, and not yet in use
  used_step bigint not null default 0, -- totp: the last time step whose code was used
  primary key (jurisdiction_id, account_id, kind, id),
  foreign key (jurisdiction_id, account_id) references account
);
call keep_apart('credential');

-- For the day the telephone is lost: hashes of random codes, each good once.
create table recovery_code (
  jurisdiction_id text not null default heng_jurisdiction(),
  account_id text not null,
  hash bytea not null,
  used_at timestamptz,
  primary key (jurisdiction_id, account_id, hash),
  foreign key (jurisdiction_id, account_id) references account
);
call keep_apart('recovery_code');

create table session (
  jurisdiction_id text not null default heng_jurisdiction(),
  id text not null,
  account_id text not null,
  token bytea not null unique, -- SHA-256 of 256 random bits that only the client has
  whole boolean not null,      -- false: the second factor is still to come, and nothing else can be done with it
  strong boolean not null,     -- the second factor was given
  made_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(), -- to the minute
  idle int not null,           -- ends when nothing was asked for so many seconds
  ends_at timestamptz not null,
  ended_at timestamptz,
  device text not null,        -- 'Chrome · Windows'
  network text not null,       -- first half of the address
  address bytea not null,      -- keyed hash of it: tells a known address from a new one
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references account
);
call keep_apart('session');
create index session_account on session (jurisdiction_id, account_id, made_at);

-- How often something failed of late, and until when nothing is tried again. Subjects are keyed hashes: what was typed stands nowhere.
create table login_failure (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  subject bytea not null,
  failures int not null,
  until timestamptz not null,
  at timestamptz not null,
  primary key (jurisdiction_id, subject)
);
call keep_apart('login_failure');
create index login_failure_at on login_failure (jurisdiction_id, at);

-- 邀请: a link that makes an account, or gives one something. Only its hash is kept.
create table invitation (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id text not null,
  code bytea not null unique,
  purpose text not null check (purpose in ('hand', 'post', 'seat', 'agent', 'password')),
  name text not null,          -- of whom is invited
  hand text check (hand in ('system', 'security', 'audit')),
  regulation text,             -- of a post
  body text,                   -- of a post or a seat
  edition_id text,             -- of a seat
  of text not null default '',
  seat text,
  applicant_id text,           -- of an agent
  account_id text,             -- whose password is set anew
  made_by text,                -- account; null: from the command line
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  used_at timestamptz,
  used_by text,                -- account
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, edition_id) references edition,
  foreign key (jurisdiction_id, applicant_id) references applicant,
  foreign key (jurisdiction_id, account_id) references account,
  foreign key (jurisdiction_id, made_by) references account,
  foreign key (jurisdiction_id, used_by) references account,
  check ((purpose = 'hand') = (hand is not null)),
  check ((purpose = 'post') = (regulation is not null)),
  check ((purpose = 'seat') = (edition_id is not null and seat is not null)),
  check ((purpose = 'agent') = (applicant_id is not null)),
  check ((purpose = 'password') = (account_id is not null)),
  check (purpose not in ('post', 'seat') or body is not null)
);
call keep_apart('invitation');
create index invitation_edition on invitation (jurisdiction_id, edition_id) where edition_id is not null;

-- 岗位: who may open editions of a regulation, and for which body.
create table post (
  jurisdiction_id text not null default heng_jurisdiction(),
  person_id text not null,
  regulation text not null,
  body text not null,
  since timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (jurisdiction_id, person_id, regulation, body),
  foreign key (jurisdiction_id, person_id) references person
);
call keep_apart('post');

-- 经办人: who acts for an applicant.
create table agent (
  jurisdiction_id text not null default heng_jurisdiction(),
  applicant_id text not null,
  person_id text not null,
  since timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (jurisdiction_id, applicant_id, person_id),
  foreign key (jurisdiction_id, applicant_id) references applicant,
  foreign key (jurisdiction_id, person_id) references person
);
call keep_apart('agent');
create index agent_person on agent (jurisdiction_id, person_id);

-- 公民身份号码 of an applicant who is an individual: sealed with a key that is not in the database, found again by a keyed hash.
create table applicant_identity (
  jurisdiction_id text not null default heng_jurisdiction(),
  applicant_id text not null,
  sealed text not null,
  digest bytea not null,
  primary key (jurisdiction_id, applicant_id),
  unique (jurisdiction_id, digest),
  foreign key (jurisdiction_id, applicant_id) references applicant
);
call keep_apart('applicant_identity');

-- What became of accounts, for the audit administrator; append-only. Ids and kinds, nobody's name, no address.
create table account_event (
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  event text not null,
  account_id text,             -- whose; null: of none that exists
  by_account text,             -- who did it, where that is another; null: oneself, or the command line
  facts jsonb not null default '{}',
  primary key (jurisdiction_id, id)
);
call keep_apart('account_event');
create index account_event_at on account_event (jurisdiction_id, at);
do $$
begin
  execute format('revoke update, delete on account_event from %I', current_setting('heng.app_role'));
  execute format('revoke delete on account from %I', current_setting('heng.app_role'));
end
$$;

-- A hand holds no seat, no post, and acts for nobody; whoever does is no hand. The person's row is held, so that two transactions
-- cannot each do one half; seats only share it, so that acts never wait for each other here.
create function keep_hands_apart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'account' then
    if new.administrator is null or new.disabled_at is not null then
      return new;
    end if;
  elsif tg_table_name = 'member' then
    if new.left_at is not null then
      return new;
    end if;
  elsif new.ended_at is not null then
    return new;
  end if;
  if tg_table_name <> 'account' then
    perform from person p where p.jurisdiction_id = new.jurisdiction_id and p.id = new.person_id for share;
    if exists (select from account a where a.jurisdiction_id = new.jurisdiction_id and a.person_id = new.person_id
                 and a.administrator is not null and a.disabled_at is null) then
      raise exception 'an administrator holds no seat' using errcode = 'check_violation', constraint = 'hands_apart';
    end if;
    return new;
  end if;
  perform from person p where p.jurisdiction_id = new.jurisdiction_id and p.id = new.person_id for no key update;
  if exists (select from member m where m.jurisdiction_id = new.jurisdiction_id and m.person_id = new.person_id and m.left_at is null)
     or exists (select from post q where q.jurisdiction_id = new.jurisdiction_id and q.person_id = new.person_id and q.ended_at is null)
     or exists (select from agent g where g.jurisdiction_id = new.jurisdiction_id and g.person_id = new.person_id and g.ended_at is null) then
    raise exception 'who holds a seat is no administrator' using errcode = 'check_violation', constraint = 'hands_apart';
  end if;
  return new;
end
$$;
create trigger account_hands_apart before insert or update of administrator, disabled_at, person_id on account for each row execute function keep_hands_apart();
create trigger member_hands_apart before insert or update of left_at on member for each row execute function keep_hands_apart();
create trigger post_hands_apart before insert or update on post for each row execute function keep_hands_apart();
create trigger agent_hands_apart before insert or update on agent for each row execute function keep_hands_apart();
create index member_of_person on member (jurisdiction_id, person_id) where left_at is null;

-- Whose token this is: the one thing that is asked before a jurisdiction is known. Ended, idle, disabled, locked: no row. A hand
-- counts only once the second factor was given. `worn`: last seen more than a minute ago, by what is on record.
create function session_of(token bytea, whole boolean, out id text, out account_id text, out person_id text, out name text,
    out jurisdiction_id text, out administrator text, out strong boolean, out worn boolean)
  returns setof record language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, a.id, p.id, p.name, s.jurisdiction_id, case when s.strong then a.administrator end, s.strong,
         s.seen_at < clock_timestamp() - interval '1 minute'
  from session s
  join account a on a.jurisdiction_id = s.jurisdiction_id and a.id = s.account_id
  join person p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.person_id
  where s.token = session_of.token and s.whole = session_of.whole and s.ended_at is null and s.ends_at > clock_timestamp()
    and s.seen_at + make_interval(secs => s.idle) > clock_timestamp() and a.disabled_at is null and a.locked_at is null
$$;

-- In which jurisdiction an invitation is; nothing else of it.
create function invitation_place(code bytea) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select i.jurisdiction_id from invitation i where i.code = invitation_place.code
$$;
