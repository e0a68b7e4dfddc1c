-- What is asked by something else than a table's own key: a case's rows, an applicant's past, the objections of an edition.

create index case_file_applicant on case_file (jurisdiction_id, applicant_id);
create index award_applicant on award (jurisdiction_id, applicant_id);
create index objection_edition on objection (jurisdiction_id, edition_id);

-- Rows of a case where the key begins with the step, or is an id of its own.
create index notice_of_case on notice (jurisdiction_id, case_id);
create index objection_case on objection (jurisdiction_id, case_id);
create index team_case_case on team_case (jurisdiction_id, case_id);
create index standing_case on standing (jurisdiction_id, case_id);
create index candidate_case on candidate (jurisdiction_id, case_id);
