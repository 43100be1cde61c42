-- Data from files: runs with their files, mappings and reports; deals of the past with their lines; quotas. Not breaking.

alter table person add column external_id text unique;
alter table contact add column external_id text unique;

-- An imported deal is history: it has no machine, and its figures are those of its file.
alter table deal add column origin text not null default 'entered' check (origin in ('entered', 'imported'));
create index deal_imported on deal (id) where origin = 'imported';

create table deal_history_line (
  deal_id           uuid not null references deal,
  line              integer not null check (line >= 1),
  product_id        uuid not null references product,
  quantity          money_amount not null,
  unit_price        money_amount,
  list              money_amount not null,
  discount_percent  money_amount,
  discount_amount   money_amount,
  unit_cost         money_amount,
  cost              money_amount,
  amount            money_amount not null,
  primary key (deal_id, line)
);

-- What a person is to sell from a day on, for a period that the company names ("2026 Q1").
create table quota (
  person_id  uuid not null references person,
  starts_on  date not null,
  period     text not null,
  amount     money_amount not null check (amount >= 0),
  currency   text not null,
  primary key (person_id, starts_on)
);

create table import_mapping (
  name      text primary key,
  mapping   jsonb not null,
  saved_by  uuid references person,
  saved_at  timestamptz not null default clock()
);

create table import_run (
  id           uuid primary key default uuidv7(),
  state        text not null check (state in ('uploaded', 'waiting', 'running', 'checked', 'refused', 'applied', 'failed')),
  -- Counts the rounds of one run: a dry run and the real one are two.
  round        integer not null default 0,
  dry_run      boolean not null default true,
  mapping      jsonb,
  progress     jsonb,
  outcome      jsonb,
  problems     integer not null default 0,
  error        text,
  asked_by     uuid references person,
  created_at   timestamptz not null default clock(),
  finished_at  timestamptz
);
create index import_run_newest on import_run (created_at desc, id desc);

create table import_file (
  run_id   uuid not null references import_run,
  name     text not null,
  size     integer not null,
  sha256   text not null,
  primary key (run_id, name)
);

create table import_problem (
  run_id   uuid not null references import_run,
  ordinal  bigint generated always as identity,
  kind     text not null,
  file     text not null,
  line     integer not null,
  pointer  text not null,
  message  text not null,
  primary key (run_id, ordinal)
);
