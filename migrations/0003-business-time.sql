-- Business time: the calendars of offices, deadlines of approval steps in their opening time, extended validity of quotes.
-- Not breaking: new tables, and columns that may be null.

-- What is in force; version 0 was proposed and never put in force. `hours` by ISO weekday: {"1": [{"from": "09:00", "to": "17:00"}]}.
create table calendar (
  id         uuid primary key default uuidv7(),
  name       text not null unique,
  country    text not null,
  region     text,
  time_zone  text not null,
  hours      jsonb not null,
  version    integer not null default 0
);

create table calendar_holiday (
  calendar_id  uuid not null references calendar,
  date         date not null,
  name         text not null,
  primary key (calendar_id, date)
);

-- A change of a calendar as somebody proposed it, whole; a second person puts it in force or turns it down.
create table calendar_change (
  id            uuid primary key default uuidv7(),
  calendar_id   uuid not null references calendar,
  content       jsonb not null,
  note          text not null default '',
  status        text not null default 'proposed' check (status in ('proposed', 'published', 'declined')),
  version       integer,
  proposed_by   uuid not null references person,
  proposed_at   timestamptz not null default clock(),
  decided_by    uuid references person,
  decided_at    timestamptz,
  check (status <> 'published' or decided_by <> proposed_by)
);
create unique index calendar_change_open on calendar_change (calendar_id) where status = 'proposed';

alter table person add column calendar_id uuid references calendar;
alter table seller add column calendar_id uuid references calendar;

-- The clock of a step: due when `clock_minutes` of opening time have passed since `clock_from`. On hold both `due_at` and
-- `clock_from` are null and `clock_minutes` is what was left.
alter table approval_step
  add column calendar_id uuid references calendar,
  add column calendar_name text,
  add column time_zone text,
  add column clock_from timestamptz,
  add column clock_minutes double precision,
  add column held_by uuid references person,
  add column held_at timestamptz,
  add column held_until timestamptz,
  add column hold_reason text,
  add column escalated_at timestamptz;
create index approval_step_clock on approval_step (calendar_id, due_at) where status = 'open';

-- What was asked and decided about a version's validity; the version itself stays as it was submitted.
create table quote_extension (
  id             uuid primary key,
  deal_id        uuid not null references deal,
  quote_id       uuid not null,
  quote_version  integer not null,
  terms_hash     text not null,
  valid_until    date not null,
  until          date not null,
  reason         text not null,
  asked_by       uuid not null references person,
  asked_at       timestamptz not null,
  decision       text check (decision in ('granted', 'refused')),
  decided_by     uuid references person,
  decided_at     timestamptz,
  comment        text not null default '',
  check (until > valid_until),
  check ((decision is null) = (decided_at is null)),
  check (decided_by <> asked_by),
  foreign key (quote_id, quote_version) references quote_version
);
create index quote_extension_version on quote_extension (quote_id, quote_version);

-- The last valid day of a submitted version: as extended, else as it was submitted.
create function valid_until(quote uuid, number integer) returns date language sql stable as $$
  select coalesce(
    (select max(until) from quote_extension where quote_id = quote and quote_version = number and decision = 'granted'),
    (select (content ->> 'validUntil')::date from quote_version where quote_id = quote and version = number))
$$;
