-- Desk requests, watching a deal, what people want to be told and how, the daily digest. Additive; not breaking.

-- Watching ----------------------------------------------------------------------------------------------------------

-- Who wants to hear of a deal without having a part in it. Whether they still may is looked at when they are told.
create table deal_watch (
  deal_id    uuid not null references deal,
  person_id  uuid not null references person,
  since      timestamptz not null default clock(),
  primary key (deal_id, person_id)
);
create index deal_watch_person on deal_watch (person_id);
