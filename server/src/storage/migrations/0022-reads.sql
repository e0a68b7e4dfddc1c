-- What reading needs: whether a view kept in memory is still good, and the acts about one case.

-- The last transaction that changed the draft of a case. Drafts are no acts, yet scopes are told from them.
create table draft_change (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (jurisdiction_id, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call keep_apart('draft_change');
create index draft_change_xid on draft_change (jurisdiction_id, xid);

create function note_draft_change() returns trigger language plpgsql as $$
begin
  insert into draft_change (jurisdiction_id, case_id) select distinct jurisdiction_id, case_id from changed
    on conflict (jurisdiction_id, case_id) do update set xid = excluded.xid;
  return null;
end
$$;
create trigger draft_inserted after insert on case_draft referencing new table as changed for each statement execute function note_draft_change();
create trigger draft_updated after update on case_draft referencing new table as changed for each statement execute function note_draft_change();
create trigger draft_deleted after delete on case_draft referencing old table as changed for each statement execute function note_draft_change();

create index journal_entry_changed on journal_entry (jurisdiction_id, xid);

-- Whether anything was committed in a jurisdiction that this snapshot does not see. It answers for the machine, whoever reads: no row is told.
create function changed_since(jurisdiction text, seen pg_snapshot) returns boolean
  language sql volatile security definer set search_path = public, pg_temp as $$
  select exists (select from journal_entry e where e.jurisdiction_id = jurisdiction and e.xid >= pg_snapshot_xmin(seen)
                   and not pg_visible_in_snapshot(e.xid, seen))
      or exists (select from draft_change d where d.jurisdiction_id = jurisdiction and d.xid >= pg_snapshot_xmin(seen)
                   and not pg_visible_in_snapshot(d.xid, seen))
$$;

-- The case that an act is about by its own word, beside the entry and no part of what is hashed or proven; acts about a whole step name their cases in
-- lists and are few: they are found by their act.
alter table journal_entry add column about text;
update journal_entry set about = entry::json #>> '{act,case}';
create index journal_entry_about on journal_entry (jurisdiction_id, about) where about is not null;
create index journal_entry_act on journal_entry (jurisdiction_id, edition_id, act, at);

drop function append_act(text, text, text, timestamptz, text, text, bytea);
create function append_act(id text, edition_id text, act text, at timestamptz, key text, entry text, leaf bytea, about text default null)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into journal_entry (id, edition_id, act, at, key, entry, leaf, about) values (append_act.id, append_act.edition_id, append_act.act, append_act.at,
    append_act.key, append_act.entry, append_act.leaf, append_act.about);
  perform set_config('heng.act', append_act.id, true);
end
$$;
