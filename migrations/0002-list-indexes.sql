-- What lists and relations look up at scale: requests by age, the steps of a deal, what a person decided. Not breaking.

create index approval_request_submitted on approval_request (submitted_at desc, id desc);
create index approval_request_deal on approval_request (deal_id);
create index approval_step_deal on approval_step (deal_id);
create index approval_candidate_person on approval_candidate (person_id);
create index decision_person on decision (person_id, decided_at desc);
