-- Who sees what of cost and margin, where it is not the standard of the role. Not breaking.

create table confidentiality (
  role    text primary key references role,
  cost    text not null check (cost in ('hidden', 'band', 'visible')),
  margin  text not null check (margin in ('hidden', 'band', 'visible')),
  -- Net is everybody's: the number of one would give the number of the other.
  check ((cost = 'visible') = (margin = 'visible'))
);

-- What a token may ask, at most: kinds of operation, and permissions where they are narrowed; null: all its person has.
alter table api_token
  add column effects       text[] not null default '{read,write,decision,admin}'
    check (effects <@ '{read,write,decision,admin}' and cardinality(effects) > 0),
  add column permissions   text[],
  add column last_used_at  timestamptz;

-- One sign-in: where from, how, and when it was last heard of.
alter table session
  add column id            uuid not null default uuidv7() unique,
  add column method        text not null default 'password' check (method in ('password', 'oidc')),
  add column address       text not null default '',
  add column agent         text not null default '',
  add column last_seen_at  timestamptz not null default now();

-- Who signs in by OpenID Connect: the provider's subject is remembered at the first sign-in and binding from then on.
create table person_identity (
  issuer     text not null,
  subject    text not null,
  person_id  uuid not null references person,
  linked_at  timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, person_id)
);
