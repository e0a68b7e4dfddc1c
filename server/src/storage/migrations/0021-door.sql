-- What the API asks before anything is done, each in one round trip: whether all that a request names is there, whether whoever acts
-- has the seat they act from, and whether their key was answered before.

-- The first ids, by place from 1, that this jurisdiction has not; of what belongs to an edition, that this edition has not. `edition` null: of
-- any. Steps, bodies and tiers stand in the pack, and are looked up there.
create function unknown_ids(edition text, kinds text[], ids text[]) returns int[] language plpgsql stable as $$
declare
  unknown int[] := '{}';
  known boolean;
  one text;
begin
  for place in 1 .. coalesce(array_length(ids, 1), 0) loop
    one := ids[place];
    case kinds[place]
      when 'edition' then known := exists (select from edition t where t.jurisdiction_id = heng_jurisdiction() and t.id = one);
      when 'case' then
        -- Asked for somebody, the one question tells what the rows would, and costs a third.
        if edition is not null and heng_reader() is not null then
          known := heng_may('case', edition, one) and exists (select from case_edition t where t.id = one and t.edition_id = unknown_ids.edition);
        else
          known := exists (select from case_file t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id = coalesce(edition, t.edition_id));
        end if;
      when 'applicant' then known := exists (select from applicant t where t.jurisdiction_id = heng_jurisdiction() and t.id = one);
      when 'person' then known := exists (select from person t where t.jurisdiction_id = heng_jurisdiction() and t.id = one);
      when 'team' then known := exists (select from team t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id = coalesce(edition, t.edition_id));
      when 'notice' then known := exists (select from notice t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id = coalesce(edition, t.edition_id));
      when 'objection' then known := exists (select from objection t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id = coalesce(edition, t.edition_id));
      when 'award' then known := exists (select from award t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id is not distinct from coalesce(edition, t.edition_id));
      when 'proceeding' then known := exists (select from proceeding t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id = coalesce(edition, t.edition_id));
      when 'report' then known := exists (select from report t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id = coalesce(edition, t.edition_id));
      when 'act' then known := exists (select from journal_entry t where t.jurisdiction_id = heng_jurisdiction() and t.id = one and t.edition_id is not distinct from coalesce(edition, t.edition_id));
      when 'file' then known := exists (select from file t where t.jurisdiction_id = heng_jurisdiction() and t.id = one);
      when 'account' then known := exists (select from account t where t.jurisdiction_id = heng_jurisdiction() and t.id = one);
      else known := true;
    end case;
    if not known then unknown := unknown || place; end if;
  end loop;
  return unknown;
end
$$;

-- `pack`: digest of the regulation the edition runs under; null: there is no such edition here. `seated`: the person has that seat today.
-- `answered`: something was done under this key already, and is to be told again whatever has become of the seat since.
create function at_the_door(jurisdiction text, edition text, kinds text[], ids text[], person text, body text, "of" text, key text,
  out pack text, out unknown int[], out seated boolean, out answered boolean) language plpgsql as $$
begin
  perform set_config('heng.jurisdiction', jurisdiction, true);
  select t.pack into at_the_door.pack from edition t where t.jurisdiction_id = jurisdiction and t.id = at_the_door.edition;
  unknown := unknown_ids(edition, kinds, ids);
  seated := body is not null and exists (select from member m
    where m.jurisdiction_id = jurisdiction and m.edition_id = at_the_door.edition and m.body = at_the_door.body
      and m.of = coalesce(at_the_door."of", '') and m.person_id = person and m.left_at is null
      and (m.until is null or m.until >= (heng_now() at time zone 'Asia/Shanghai')::date));
  answered := key is not null and exists (select from journal_entry e where e.jurisdiction_id = jurisdiction and e.key = at_the_door.key);
end
$$;

-- The jurisdiction whose this is, for those who are not signed in; null: nobody's. Where two have the same id, the first.
create function jurisdiction_of(kind text, id text) returns text language plpgsql as $$
declare
  found text;
begin
  for found in select j.id from jurisdiction j order by j.id loop
    perform set_config('heng.jurisdiction', found, true);
    if unknown_ids(null, array[kind], array[jurisdiction_of.id]) = '{}' then return found; end if;
  end loop;
  return null;
end
$$;

-- How often the draft of an application was saved: what two people change at once is told, and neither overwrites the other.
create table draft_version (
  jurisdiction_id text not null default heng_jurisdiction(),
  case_id text not null,
  version int not null,
  primary key (jurisdiction_id, case_id),
  foreign key (jurisdiction_id, case_id) references case_file
);
call keep_apart('draft_version');
