-- What is put right in the years after: an event reported wrongly is withdrawn, a report that was not complete is completed.
alter table award_event add column withdrawn_at timestamptz;
alter table award_event add column withdrawn_why text; -- never in an act
alter table award_event add check ((withdrawn_at is null) = (withdrawn_why is null));
alter table report add column completed_at timestamptz; -- what was missing came later; null: it never was, or has not come
