-- What open screens follow: a log of changes, who looks at a request, what was put off, and how a person works.
-- Not breaking: new tables and triggers.

-- One change of something that screens show. It names its subject and never says what it is worth. A deal's is for who
-- may see the deal, a person's for that person alone, any other for who may read its kind.
create table event (
  id          bigint generated always as identity primary key,
  -- Ids are given before commit and not committed in their order, so a reader who remembers the largest could miss one.
  -- A position is given after commit, under a lock: who has seen one has seen all before it.
  position    bigint,
  kind        text not null,
  -- '*': many of the kind at once.
  subject_id  text not null,
  deal_id     uuid,
  person_id   uuid,
  version     integer,
  state       text,
  at          timestamptz not null default clock_timestamp()
);
create unique index event_position on event (position);
create index event_unnumbered on event (id) where position is null;
create index event_age on event using brin (at);
create sequence event_positions;

-- Everything up to here was forgotten; who has seen less reads all anew.
create table event_floor (
  only_row  boolean primary key default true check (only_row),
  position  bigint not null default 0
);
insert into event_floor default values;

-- A load of thousands is one event: nobody follows its rows one by one.
create function many_events() returns integer language sql immutable as 'select 100';

create function event_of_deals() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from changed limit many_events() + 1) few) > many_events() then
    insert into event (kind, subject_id) values ('deal', '*');
  else
    insert into event (kind, subject_id, deal_id, version, state) select 'deal', id, id, version, stage from changed;
  end if;
  if found then perform pg_notify('event', ''); end if;
  return null;
end $$;
create trigger event_of_deals_added after insert on deal
  referencing new table as changed for each statement execute function event_of_deals();
create trigger event_of_deals_changed after update on deal
  referencing new table as changed for each statement execute function event_of_deals();

create function event_of_instances() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from changed limit many_events() + 1) few) > many_events() then
    insert into event (kind, subject_id) values ('deal', '*');
  else
    insert into event (kind, subject_id, deal_id, version, state)
      select workflow, id, deal_id, version, state from changed;
  end if;
  if found then perform pg_notify('event', ''); end if;
  return null;
end $$;
create trigger event_of_instances_added after insert on instance
  referencing new table as changed for each statement execute function event_of_instances();
create trigger event_of_instances_changed after update on instance
  referencing new table as changed for each statement execute function event_of_instances();

create function event_of_documents() returns trigger language plpgsql as $$
begin
  insert into event (kind, subject_id, deal_id, state) select 'document', id, deal_id, status from changed;
  if found then perform pg_notify('event', ''); end if;
  return null;
end $$;
create trigger event_of_documents_added after insert on document
  referencing new table as changed for each statement execute function event_of_documents();
create trigger event_of_documents_changed after update on document
  referencing new table as changed for each statement execute function event_of_documents();

create function event_of_notifications() returns trigger language plpgsql as $$
begin
  insert into event (kind, subject_id, person_id) select 'notification', '*', person_id from changed group by person_id;
  if found then perform pg_notify('event', ''); end if;
  return null;
end $$;
create trigger event_of_notifications_added after insert on notification
  referencing new table as changed for each statement execute function event_of_notifications();
create trigger event_of_notifications_changed after update on notification
  referencing new table as changed for each statement execute function event_of_notifications();

-- Plain records: people, accounts, catalogue, policy. A deal's own facts come with a change of the deal or a machine.
create function event_of_facts() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from changed where subject_kind <> 'deal' limit many_events() + 1) few)
      > many_events() then
    insert into event (kind, subject_id)
      select distinct subject_kind, '*' from changed where subject_kind <> 'deal';
  else
    insert into event (kind, subject_id)
      select distinct subject_kind, subject_id from changed where subject_kind <> 'deal';
  end if;
  if found then perform pg_notify('event', ''); end if;
  return null;
end $$;
create trigger event_of_facts after insert on fact
  referencing new table as changed for each statement execute function event_of_facts();

-- Effects come and go too often to be kept: whoever watches them now is told that something moved.
create function jobs_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('event', 'job');
  return null;
end $$;
create trigger jobs_added after insert on outbox for each statement execute function jobs_moved();
create trigger jobs_ended after update on outbox for each row
  when (old.status is distinct from new.status and new.status in ('done', 'dead')) execute function jobs_moved();

-- What somebody put off: their own view of the inbox, and nobody else's. It ends by itself, at the latest when it is due.
create table step_snooze (
  person_id  uuid not null references person,
  step_id    uuid not null references approval_step,
  until      timestamptz not null,
  primary key (person_id, step_id)
);

-- How a person works; who has no row has not said.
create table person_preference (
  person_id    uuid primary key references person,
  single_keys  boolean not null default true
);

-- Who has a request open now; a row that is not renewed counts no more.
create unlogged table presence (
  approval_id  uuid not null,
  person_id    uuid not null,
  seen_at      timestamptz not null,
  primary key (approval_id, person_id)
);
