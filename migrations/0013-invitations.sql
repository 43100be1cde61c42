-- Invitations and forgotten passwords: links that set a password once. Not breaking.

-- Of a link only the hash of its secret is known here. A link that was used, or replaced, stays until it is forgotten, so
-- that whoever opens it again can be told why it leads nowhere.
create table password_link (
  token_hash  bytea primary key,
  person_id   uuid not null references person,
  kind        text not null check (kind in ('invitation', 'reset')),
  created_at  timestamptz not null default clock(),
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  check (expires_at <= created_at + interval '72 hours')
);
create index password_link_person on password_link (person_id);

alter table person
  add column invited_at      timestamptz,
  -- When a link for a forgotten password was last asked for: one letter in a few minutes is enough.
  add column reset_asked_at  timestamptz;
