-- What prices of every structure stand on: charges by usage, bundles and what goes with what, price agreements, the cost of
-- credit, and rates that a second person puts in force. Not breaking: new tables, columns with defaults, wider checks.

alter table product
  drop constraint product_charge_check,
  drop constraint product_check,
  add constraint product_charge_check check (charge in ('one-time', 'recurring', 'usage')),
  add constraint product_period_check check ((charge = 'one-time') = (price_period is null)),
  -- SKUs of which every one must be on the quote beside it, and those that may not.
  add column requires text[] not null default '{}',
  add column excludes text[] not null default '{}',
  -- What one unit of a bundle holds: [{"product": SKU, "quantity": "2"}]; empty: it is no bundle.
  add column components jsonb not null default '[]' check (jsonb_typeof(components) = 'array');
create index product_dependent on product (sku) where requires <> '{}' or excludes <> '{}' or components <> '[]';

comment on column price.model is
  'A price model: {kind: flat | perUnit | graduated | volume | package | percentOf, …}, amounts and shares as decimal text. '
  'package: {size, unitPrice}, sold in whole packages of size units. percentOf: {percent, of: list | net, families?, '
  'products?}, a share of other lines: of all when neither families nor products are named.';
comment on table unit_cost is 'Unit cost in the price''s own period (per month or year for recurring charges and usage).';

-- A unit price fixed in a signed contract with one customer, for the product's price period. Counts once a second person
-- confirmed it, for lines that start on its days; ended early its last day moves forward.
create table price_agreement (
  id            uuid primary key default uuidv7(),
  external_id   text unique,
  account_id    uuid not null references account,
  name          text not null,
  product_id    uuid not null references product,
  currency      text not null,
  unit_price    money_amount not null check (unit_price >= 0),
  valid_from    date not null,
  valid_to      date not null,
  -- Units it covers at most; null: any number.
  up_to         money_amount check (up_to > 0),
  -- Where it is written: the contract's number, its date.
  contract      text not null,
  version       integer not null default 1,
  entered_by    uuid not null references person,
  entered_at    timestamptz not null default clock(),
  confirmed_by  uuid references person,
  confirmed_at  timestamptz,
  ended_by      uuid references person,
  ended_at      timestamptz,
  end_reason    text,
  check (valid_to >= valid_from),
  check (confirmed_by <> entered_by),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null))
);
create index price_agreement_account on price_agreement (account_id, product_id, valid_to);
create index price_agreement_list on price_agreement (valid_to desc, id);

-- Yearly rate of the cost of credit, from a day on.
create table credit_rate (
  valid_from  date primary key,
  rate        money_amount not null check (rate >= 0 and rate <= 1)
);

-- Rates as somebody proposed them, a table of exchange rates or the cost of credit; a second person puts them in force or
-- turns them down. `content` is {"rates": [{"currency": "EUR", "rate": "1.08"}]} or {"rate": "0.08"}.
create table rate_change (
  id           uuid primary key default uuidv7(),
  kind         text not null check (kind in ('exchange', 'credit')),
  valid_from   date not null,
  content      jsonb not null,
  note         text not null default '',
  status       text not null default 'proposed' check (status in ('proposed', 'published', 'declined')),
  proposed_by  uuid not null references person,
  proposed_at  timestamptz not null default clock(),
  decided_by   uuid references person,
  decided_at   timestamptz,
  check (status <> 'published' or decided_by <> proposed_by)
);
create unique index rate_change_open on rate_change (kind) where status = 'proposed';
