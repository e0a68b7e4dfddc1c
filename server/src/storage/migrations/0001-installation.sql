-- What this installation is, its clock, its jurisdictions 辖区, and what every table under law has in common.

create table installation (
  one boolean primary key default true check (one),
  nature text not null check (nature in ('real', 'rehearsal', 'demonstration')),
  clock timestamptz, -- set only while a rehearsal plays; null: the database's own clock
  check (nature <> 'real' or clock is null)
);

create table jurisdiction (
  id text primary key,
  name text not null
);

-- The one clock. It decides lateness; nothing else does.
create function heng_now() returns timestamptz language sql volatile security definer set search_path = public, pg_temp as $$
  select coalesce((select clock from installation), clock_timestamp())
$$;

-- Only a rehearsal's database may set its clock.
create function set_rehearsal_clock(to_instant timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update installation set clock = to_instant where nature <> 'real';
  if not found then
    raise exception 'the clock of a real installation cannot be set';
  end if;
end
$$;

-- The jurisdiction this transaction works in. Unset: no row is seen and none can be written.
create function heng_jurisdiction() returns text language sql stable as $$
  select nullif(current_setting('heng.jurisdiction', true), '')
$$;

-- Refuses a commit that changes a governed row without an act. The mark is transaction-local and set by append_act() alone.
create function require_act() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('heng.act', true), '') = '' then
    raise exception '% changed without an act in the journal', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;

-- Rows of one jurisdiction are seen and written only by transactions that work in it.
create procedure keep_apart(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('create policy own_jurisdiction on %I using (jurisdiction_id = heng_jurisdiction()) with check (jurisdiction_id = heng_jurisdiction())', name);
  execute format('grant select, insert, update, delete on %I to %I', name, current_setting('heng.app_role'));
end
$$;

-- A governed table: kept apart, never emptied, and changed only together with an act.
create procedure govern(name text) language plpgsql as $$
begin
  call keep_apart(name);
  execute format('revoke delete on %I from %I', name, current_setting('heng.app_role'));
  execute format('create constraint trigger %I after insert or update or delete on %I deferrable initially deferred for each row execute function require_act()', name || '_requires_act', name);
end
$$;

do $$
begin
  execute format('grant select on installation, jurisdiction to %I', current_setting('heng.app_role'));
end
$$;
