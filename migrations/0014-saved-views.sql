-- Lists as people like to look at them, kept by name. Not breaking.

create table saved_view (
  id          uuid primary key default uuidv7(),
  owner_id    uuid not null references person,
  list        text not null,
  name        text not null,
  -- As in the list's address: one text for each filter.
  filters     jsonb not null default '{}',
  sort        text,
  -- Null: as many as fit.
  columns     text[],
  shared      text not null default 'nobody' check (shared in ('nobody', 'team', 'everybody')),
  team_id     uuid references team,
  version     integer not null default 1,
  check ((shared = 'team') = (team_id is not null))
);
create unique index saved_view_name on saved_view (owner_id, list, lower(name));
create index saved_view_shared on saved_view (list) where shared <> 'nobody';

-- What a person meets when they open a list.
create table default_view (
  person_id  uuid not null references person,
  list       text not null,
  view_id    uuid not null references saved_view on delete cascade,
  primary key (person_id, list)
);
