-- Other ways to offer the same, kept with a quote beside its draft. They are no versions. Not breaking.

create table scenario (
  id          uuid primary key default uuidv7(),
  quote_id    uuid not null references quote,
  name        text not null,
  content     jsonb not null,
  created_by  uuid not null references person,
  created_at  timestamptz not null default clock(),
  version     integer not null default 1
);
create unique index scenario_name on scenario (quote_id, lower(name));
