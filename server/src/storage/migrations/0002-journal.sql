-- 卷宗日志 the journal: what was done, by whom, on what article; append-only, sealed into an RFC 6962 tree.

create table journal_entry (
  id text primary key,
  jurisdiction_id text not null default heng_jurisdiction() references jurisdiction,
  edition_id text,
  act text not null,
  at timestamptz not null,
  key text,                    -- idempotency key: the same key is answered as before
  answer jsonb,                -- what the person was answered, kept with the key
  entry text not null,         -- canonical JSON (RFC 8785): what is hashed
  leaf bytea not null,         -- SHA-256(0x00 || entry)
  xid xid8 not null default pg_current_xact_id()
);
create unique index journal_entry_key on journal_entry (jurisdiction_id, key) where key is not null;
create index journal_entry_edition on journal_entry (jurisdiction_id, edition_id, at);

-- The place of an entry in the tree, given by the sequencer once every earlier transaction has ended.
create table journal_leaf (
  place bigint primary key,
  entry_id text not null unique references journal_entry
);

-- The tree's size and root after each round of sealing.
create table journal_head (
  size bigint primary key,
  root bytea not null,
  sealed_at timestamptz not null
);

alter table journal_entry enable row level security;
create policy own_jurisdiction on journal_entry using (jurisdiction_id = heng_jurisdiction());

-- The only way an entry gets in; it leaves the mark that require_act() looks for.
create function append_act(id text, edition_id text, act text, at timestamptz, key text, answer jsonb, entry text, leaf bytea)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into journal_entry (id, edition_id, act, at, key, answer, entry, leaf)
    values (append_act.id, append_act.edition_id, append_act.act, append_act.at, append_act.key, append_act.answer, append_act.entry, append_act.leaf);
  perform set_config('heng.act', append_act.id, true);
end
$$;

do $$
begin
  execute format('grant select on journal_entry, journal_leaf, journal_head to %I', current_setting('heng.app_role'));
  execute format('grant insert on journal_leaf, journal_head to %I', current_setting('heng.app_role'));
end
$$;
