-- What the running server looks at to say that it is ready.

do $$
begin
  execute format('grant select on migration to %I', current_setting('heng.app_role'));
end
$$;
