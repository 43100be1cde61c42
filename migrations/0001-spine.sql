-- The spine: people, catalogue, deals and their machines, facts, effects, documents, policies.
-- Not breaking: first migration. Times are timestamptz; money is numeric and refuses NaN and Infinity by domain.

create domain money_amount as numeric check (value not in ('NaN', 'Infinity', '-Infinity'));

-- The one clock. Tests and the demo loader shift it for their own transactions; the server sets nothing.
create function clock() returns timestamptz language sql stable as $$
  select now() + coalesce(nullif(current_setting('countersign.clock_offset', true), '')::interval, interval '0')
$$;

-- People -----------------------------------------------------------------------------------------------------

create table team (
  id    uuid primary key default uuidv7(),
  name  text not null unique
);

create table role (
  name   text primary key check (name ~ '^[a-z][a-z0-9-]*$'),
  title  text not null
);

create table person (
  id             uuid primary key default uuidv7(),
  email          text not null,
  name           text not null,
  title          text not null default '',
  password_hash  text,
  manager_id     uuid references person,
  team_id        uuid references team,
  active         boolean not null default true,
  version        integer not null default 1,
  created_at     timestamptz not null default clock()
);
create unique index person_email on person (lower(email));
create index person_manager on person (manager_id);

create table person_role (
  person_id  uuid not null references person,
  role       text not null references role,
  primary key (person_id, role)
);
create index person_role_role on person_role (role);

create table session (
  token_hash  bytea primary key,
  person_id   uuid not null references person,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null
);
create index session_person on session (person_id);

create table api_token (
  id          uuid primary key default uuidv7(),
  token_hash  bytea not null unique,
  person_id   uuid not null references person,
  name        text not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz,
  revoked_at  timestamptz
);
create index api_token_person on api_token (person_id);

-- One row per (person, key): `response` is null while the first request is still running.
create table idempotency (
  person_id   uuid not null references person,
  key         text not null,
  request     bytea not null,
  status      integer,
  headers     jsonb,
  response    jsonb,
  created_at  timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotency_age on idempotency (created_at);

-- Accounts and catalogue ---------------------------------------------------------------------------------------

create table seller (
  id            uuid primary key default uuidv7(),
  name          text not null unique,
  address       text not null,
  registration  text not null default '',
  country       text not null
);

create table account (
  id                uuid primary key default uuidv7(),
  external_id       text unique,
  name              text not null,
  parent_id         uuid references account,
  region            text not null,
  country           text not null,
  segment           text not null,
  credit_class      text not null check (credit_class in ('A', 'B', 'C', 'D', 'unrated')),
  customer_since    date,
  master_agreement  boolean not null default false,
  address           text not null default '',
  owner_id          uuid references person,
  version           integer not null default 1,
  created_at        timestamptz not null default clock()
);
create index account_name on account (lower(name), id);

create table contact (
  id          uuid primary key default uuidv7(),
  account_id  uuid not null references account,
  name        text not null,
  title       text not null default '',
  email       text not null,
  phone       text not null default '',
  language    text not null default 'en',
  roles       text[] not null default '{}',
  version     integer not null default 1
);
create index contact_account on contact (account_id);

create table product (
  id            uuid primary key default uuidv7(),
  sku           text not null unique,
  name          text not null,
  description   text not null default '',
  family        text not null,
  charge        text not null check (charge in ('one-time', 'recurring')),
  unit          text not null,
  price_period  text check (price_period in ('month', 'year')),
  tax_code      text not null default 'standard',
  active        boolean not null default true,
  version       integer not null default 1,
  check ((charge = 'recurring') = (price_period is not null))
);

create table price_book (
  id         text primary key,
  name       text not null,
  currency   text not null,
  proration  text not null default 'daily' check (proration in ('daily', 'months-and-days')),
  active     boolean not null default true
);

-- `model` is a price model: {kind: flat | perUnit | graduated | volume, …}, amounts as decimal strings.
create table price (
  price_book_id  text not null references price_book,
  product_id     uuid not null references product,
  model          jsonb not null,
  primary key (price_book_id, product_id)
);

-- Unit cost in the price's own period (per month or year for recurring charges).
create table unit_cost (
  product_id  uuid not null references product,
  currency    text not null,
  valid_from  date not null,
  amount      money_amount not null check (amount >= 0),
  primary key (product_id, currency, valid_from)
);

-- Policy rate: one unit of `currency` in the policy currency, for a month.
create table exchange_rate (
  currency    text not null,
  valid_from  date not null,
  rate        money_amount not null check (rate > 0),
  primary key (currency, valid_from)
);

-- Policy -------------------------------------------------------------------------------------------------------

create table policy_version (
  policy          text not null,
  version         integer not null,
  source          text not null,
  sha256          text not null,
  status          text not null check (status in ('draft', 'published')),
  effective_from  timestamptz,
  uploaded_by     uuid not null references person,
  uploaded_at     timestamptz not null default clock(),
  published_by    uuid references person,
  published_at    timestamptz,
  note            text not null default '',
  primary key (policy, version),
  check (published_by is null or published_by <> uploaded_by),
  check ((status = 'published') = (published_at is not null))
);
create index policy_in_force on policy_version (effective_from desc) where status = 'published';

-- Deals and their machines ------------------------------------------------------------------------------------

create table deal (
  id                   uuid primary key default uuidv7(),
  number               bigint generated by default as identity (start with 1001) unique,
  external_id          text unique,
  name                 text not null,
  account_id           uuid not null references account,
  seller_id            uuid not null references seller,
  owner_id             uuid not null references person,
  team_id              uuid references team,
  kind                 text not null check (kind in ('new', 'expansion', 'renewal', 'contraction', 'termination')),
  paper                text not null default 'new-order' check (paper in ('new-order', 'amendment', 'renewal-order')),
  route_to_market      text not null check (route_to_market in ('direct', 'referral', 'co-sell', 'resale', 'marketplace')),
  partner_id           uuid references account,
  partner_margin       money_amount check (partner_margin between 0 and 1),
  way_to_close         text not null check (way_to_close in ('order-form-online-terms', 'order-form-under-master', 'negotiated-contract', 'purchase-order')),
  customer_close_date  date,
  justification        jsonb not null default '{}',
  version              integer not null default 1,
  created_at           timestamptz not null default clock(),
  -- what lists and reports read; written with every change of the deal, never the truth for a decision
  stage                text not null default 'draft',
  currency             text,
  tcv                  money_amount,
  acv                  money_amount,
  discount             money_amount,
  margin               money_amount,
  waiting_on           jsonb not null default '[]',
  waiting_since        timestamptz,
  moved_at             timestamptz not null default clock()
);
create index deal_moved on deal (moved_at desc, id desc);
create index deal_owner on deal (owner_id, moved_at desc, id desc);
create index deal_stage on deal (stage, moved_at desc, id desc);
create index deal_account on deal (account_id, moved_at desc, id desc);
create index deal_tcv on deal (tcv desc nulls last, id desc);

-- One running machine: {value, context, status} under a workflow and its version.
create table instance (
  id                uuid primary key,
  deal_id           uuid not null references deal,
  workflow          text not null,
  workflow_version  integer not null,
  version           integer not null default 1,
  state             text not null,
  snapshot          jsonb not null,
  changed_at        timestamptz not null
);
create index instance_deal on instance (deal_id);
create index instance_states on instance (workflow, workflow_version, state);

create table quote (
  id          uuid primary key references instance,
  deal_id     uuid not null references deal,
  ordinal     integer not null,
  unique (deal_id, ordinal)
);

-- Immutable once submitted: `terms_hash` then binds approvals, documents and audit to this content.
create table quote_version (
  quote_id      uuid not null references quote,
  version       integer not null check (version >= 1),
  content       jsonb not null,
  basis         jsonb not null,
  measures      jsonb,
  risk          jsonb,
  assessment    jsonb,
  terms         jsonb,
  terms_hash    text,
  created_by    uuid not null references person,
  created_at    timestamptz not null default clock(),
  edited_by     uuid[] not null default '{}',
  submitted_by  uuid references person,
  submitted_at  timestamptz,
  primary key (quote_id, version),
  check ((submitted_at is null) = (terms_hash is null))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create function refuse_submitted_change() returns trigger language plpgsql as $$
begin
  if old.submitted_at is not null then
    raise exception 'a submitted quote version is immutable' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old); -- null would skip a delete in silence
end $$;
create trigger quote_version_immutable before update or delete on quote_version
  for each row execute function refuse_submitted_change();
create trigger quote_version_no_truncate before truncate on quote_version
  for each statement execute function refuse_change();

create table approval_request (
  id             uuid primary key references instance,
  deal_id        uuid not null references deal,
  quote_id       uuid not null,
  quote_version  integer not null,
  terms_hash     text not null,
  submitted_by   uuid not null references person,
  submitted_at   timestamptz not null,
  unique (quote_id, quote_version),
  foreign key (quote_id, quote_version) references quote_version
);

create table approval_step (
  id           uuid primary key,
  approval_id  uuid not null references approval_request,
  deal_id      uuid not null references deal,
  stage        integer not null,
  ordinal      integer not null,
  label        text not null,
  plan         jsonb not null,
  status       text not null check (status in ('waiting', 'open', 'approved', 'rejected', 'returned', 'cancelled')),
  opened_at    timestamptz,
  due_at       timestamptz,
  closed_at    timestamptz,
  unique (approval_id, ordinal)
);

-- Who may fill a step; open ones are the inbox.
create table approval_candidate (
  step_id    uuid not null references approval_step,
  person_id  uuid not null references person,
  open       boolean not null,
  primary key (step_id, person_id)
);
create index inbox on approval_candidate (person_id) where open;

create table decision (
  id           uuid primary key,
  step_id      uuid not null references approval_step,
  seat         integer not null check (seat >= 1),
  person_id    uuid not null references person,
  decision     text not null check (decision in ('approve', 'reject', 'request-changes')),
  comment      text not null default '',
  terms_hash   text not null,
  seen         jsonb not null,
  decided_at   timestamptz not null,
  unique (step_id, seat),
  unique (step_id, person_id)
);
create trigger decision_append_only before update or delete on decision for each row execute function refuse_change();
create trigger decision_no_truncate before truncate on decision for each statement execute function refuse_change();

create table contract (
  id             uuid primary key references instance,
  deal_id        uuid not null references deal,
  number         bigint generated by default as identity (start with 1001) unique,
  quote_id       uuid not null,
  quote_version  integer not null,
  terms_hash     text not null,
  kind           text not null check (kind in ('order-form', 'contract')),
  signed_copy    text,
  created_at     timestamptz not null,
  foreign key (quote_id, quote_version) references quote_version
);
create index contract_deal on contract (deal_id);

create table sales_order (
  id             uuid primary key references instance,
  deal_id        uuid not null references deal,
  number         bigint generated by default as identity (start with 1001) unique,
  contract_id    uuid not null unique references contract,
  quote_id       uuid not null,
  quote_version  integer not null,
  terms_hash     text not null,
  currency       text not null,
  total          money_amount not null,
  lines          jsonb not null,
  schedule       jsonb not null,
  created_at     timestamptz not null,
  foreign key (quote_id, quote_version) references quote_version
);

create table invoice (
  id          uuid primary key references instance,
  deal_id     uuid not null references deal,
  order_id    uuid not null references sales_order,
  seller_id   uuid not null references seller,
  ordinal     integer not null,
  number      bigint,
  currency    text not null,
  amount      money_amount not null,
  issue_on    date not null,
  due_on      date not null,
  period      jsonb not null,
  lines       jsonb not null,
  created_at  timestamptz not null,
  unique (order_id, ordinal),
  unique (seller_id, number)
);

-- Gapless numbers per legal entity: taken in the transaction that issues the invoice.
create table invoice_counter (
  seller_id  uuid primary key references seller,
  last       bigint not null default 0
);

-- Facts and effects --------------------------------------------------------------------------------------------

create table chain_head (
  subject_kind  text not null,
  subject_id    text not null,
  seq           integer not null,
  hash          text not null,
  primary key (subject_kind, subject_id)
);

create table fact (
  id            bigint generated always as identity primary key,
  subject_kind  text not null check (subject_kind in ('deal', 'policy', 'person', 'catalogue', 'account', 'installation')),
  subject_id    text not null,
  seq           integer not null check (seq >= 1),
  type          text not null,
  instance_id   uuid,
  by            uuid,
  at            timestamptz not null,
  data          jsonb not null,
  command_id    text,
  prev_hash     text not null,
  hash          text not null,
  unique (subject_kind, subject_id, seq)
);
create index fact_instance on fact (instance_id) where instance_id is not null;
create trigger fact_append_only before update or delete on fact for each row execute function refuse_change();
create trigger fact_no_truncate before truncate on fact for each statement execute function refuse_change();

-- What must follow a fact outside the database. `key` is the effect's one logical id.
create table outbox (
  id            bigint generated always as identity primary key,
  key           text not null unique,
  deal_id       uuid,
  verb          text not null,
  payload       jsonb not null,
  status        text not null default 'pending' check (status in ('pending', 'queued', 'done', 'dead')),
  attempts      integer not null default 0,
  -- Who works on it now, until `available_at`. A writer without the current lease is fenced off.
  lease         uuid,
  last_error    text,
  available_at  timestamptz not null default now(),
  created_at    timestamptz not null default now(),
  done_at       timestamptz
);
create index outbox_due on outbox (available_at, id) where status in ('pending', 'queued');
create index outbox_dead on outbox (id) where status = 'dead';

create function outbox_wake() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- A command asked of an instance when its time comes.
create table deadline (
  id           uuid primary key default uuidv7(),
  deal_id      uuid not null references deal,
  instance_id  uuid not null references instance,
  name         text not null,
  due_at       timestamptz not null,
  command      jsonb not null,
  status       text not null default 'armed' check (status in ('armed', 'fired', 'cancelled')),
  executed_at  timestamptz
);
create index deadline_due on deadline (due_at) where status = 'armed';
create unique index deadline_armed on deadline (instance_id, name) where status = 'armed';

create table mail (
  id          uuid primary key default uuidv7(),
  key         text not null unique,
  recipient   text not null,
  subject     text not null,
  html        text not null,
  plain       text not null,
  message_id  text not null,
  status      text not null check (status in ('kept', 'sent')),
  created_at  timestamptz not null,
  sent_at     timestamptz
);
create index mail_newest on mail (created_at desc, id desc);

create table notification (
  id          uuid primary key default uuidv7(),
  key         text not null unique,
  person_id   uuid not null references person,
  deal_id     uuid references deal,
  title       text not null,
  body        text not null default '',
  link        text not null,
  created_at  timestamptz not null,
  read_at     timestamptz
);
create index notification_newest on notification (person_id, created_at desc, id desc);
create index notification_unread on notification (person_id) where read_at is null;

-- Papers --------------------------------------------------------------------------------------------------------

create table file (
  sha256      text primary key,
  media_type  text not null,
  size        integer not null,
  bytes       bytea not null
);
create trigger file_append_only before update or delete on file for each row execute function refuse_change();
create trigger file_no_truncate before truncate on file for each statement execute function refuse_change();

create table attachment (
  id           uuid primary key default uuidv7(),
  deal_id      uuid not null references deal,
  name         text not null,
  sha256       text not null references file,
  uploaded_by  uuid not null references person,
  uploaded_at  timestamptz not null default clock()
);
create index attachment_deal on attachment (deal_id);

-- A paper asked for, then rendered once. `view` is the view model it is rendered from.
create table document (
  id             uuid primary key,
  deal_id        uuid not null references deal,
  quote_id       uuid not null,
  quote_version  integer not null,
  contract_id    uuid references contract,
  kind           text not null check (kind in ('proposal', 'order-form', 'contract')),
  ordinal        integer not null,
  draft          boolean not null,
  terms_hash     text,
  view           jsonb not null,
  status         text not null check (status in ('rendering', 'ready', 'failed')),
  sha256         text references file,
  pages          integer,
  template_hash  text,
  rendered_by    text,
  error          text,
  requested_by   uuid references person,
  requested_at   timestamptz not null,
  rendered_at    timestamptz,
  foreign key (quote_id, quote_version) references quote_version
);
create index document_deal on document (deal_id, requested_at desc);
