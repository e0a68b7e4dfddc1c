-- What the running server looks at to say that it is ready.

do $$
begin
  execute format('grant select on migration to %I', current_setting('heng.app_role'));
end
$$;

-- Keys that something here was sealed with, by their ids; the secrets are in the key file alone. A start without one of them would lose what only it opens.
create table known_key (
  id text primary key,
  first_used_at timestamptz not null default clock_timestamp()
);

do $$
begin
  execute format('grant select, insert on known_key to %I', current_setting('heng.app_role'));
end
$$;
