-- A body may resolve again, on those whom an earlier meeting left out: the minutes of every meeting are kept.
alter table resolution drop constraint resolution_pkey;
alter table resolution add primary key (jurisdiction_id, edition_id, step, recorded_at);
