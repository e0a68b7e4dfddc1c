-- 卷宗日志 the journal: what was done, by whom, on what article; append-only, sealed into an RFC 6962 tree.

create table journal_entry (
  id text primary key,
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  edition_id text,
  act text not null,
  at timestamptz not null,
  key text,                    -- idempotency key: the same key is answered with this entry again
  entry text not null,         -- canonical JSON (RFC 8785): what is hashed
  leaf bytea not null,         -- SHA-256(0x00 || entry)
  xid xid8 not null default pg_current_xact_id()
);
create unique index journal_entry_key on journal_entry (jurisdiction_id, key) where key is not null;
create index journal_entry_edition on journal_entry (jurisdiction_id, edition_id, at);
create index journal_entry_xid on journal_entry (xid);

-- The place of an entry in the tree, from 0, given by the sequencer once every earlier transaction has ended. The hash stands here too:
-- a proof needs those of all jurisdictions, and they tell nothing of what is in an entry.
create table journal_leaf (
  place bigint primary key,
  entry_id text not null unique references journal_entry,
  hash bytea not null
);

-- The tree after each round of sealing.
create table journal_head (
  size bigint primary key,
  root bytea not null,
  edge bytea not null,         -- roots of the complete subtrees, largest first: all that the next round needs to go on
  below xid8 not null,         -- every entry of an earlier transaction has its place
  sealed_at timestamptz not null
);

alter table journal_entry enable row level security;
create policy own_jurisdiction on journal_entry using (jurisdiction_id = heng_jurisdiction());

-- The start of every act, in one round trip: the instant, before any lock; the jurisdiction; then, once nobody else is at work under
-- this key, the entry that answered it before.
create function begin_act(jurisdiction text, key text, out at timestamptz, out earlier text) language plpgsql as $$
begin
  at := heng_now();
  perform set_config('heng.jurisdiction', jurisdiction, true);
  if key is not null then
    perform pg_advisory_xact_lock(hashtextextended(jurisdiction || ' ' || key, 0));
    select e.entry into earlier from journal_entry e where e.jurisdiction_id = begin_act.jurisdiction and e.key = begin_act.key;
  end if;
end
$$;

-- The only way an entry gets in; it leaves the mark that require_act() looks for.
create function append_act(id text, edition_id text, act text, at timestamptz, key text, entry text, leaf bytea)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into journal_entry (id, edition_id, act, at, key, entry, leaf)
    values (append_act.id, append_act.edition_id, append_act.act, append_act.at, append_act.key, append_act.entry, append_act.leaf);
  perform set_config('heng.act', append_act.id, true);
end
$$;

-- What waits for its place, in the order of the tree, with the bound up to which all was looked at. The sequencer has to see every
-- jurisdiction; through this function it sees ids and hashes, and no entry.
create function unsealed_entries(at_most int, out id text, out hash bytea, out xid xid8, out below xid8)
  returns setof record language sql volatile security definer set search_path = public, pg_temp as $$
  with bound as (
    select coalesce((select below from journal_head order by size desc limit 1), '0'::xid8) as low, pg_snapshot_xmin(pg_current_snapshot()) as high
  )
  select e.id, e.leaf, e.xid, high from bound, journal_entry e where e.xid >= low and e.xid < high order by e.xid, e.at, e.id limit at_most
$$;

do $$
begin
  execute format('grant select on journal_entry, journal_leaf, journal_head to %I', current_setting('heng.app_role'));
  execute format('grant insert on journal_leaf, journal_head to %I', current_setting('heng.app_role'));
end
$$;
