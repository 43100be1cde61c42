-- Standing in: who decides for whom, when, and on what. Not breaking.

create table delegation (
  id             uuid primary key default uuidv7(),
  from_id        uuid not null references person,
  -- Null: away, and nobody stands in.
  to_id          uuid references person,
  -- Whole days in the delegator's calendar, both included, and the moments they mean, computed once.
  first_day      date not null,
  last_day       date not null,
  time_zone      text not null,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  -- What it covers; all that is given must hold, null is no bound. `up_to` is TCV in the policy currency.
  roles          text[],
  regions        text[],
  accounts       uuid[],
  up_to          money_amount check (up_to > 0),
  out_of_office  boolean not null default false,
  note           text not null default '',
  reason         text not null default '',
  set_by         uuid not null references person,
  set_at         timestamptz not null default clock(),
  revoked_at     timestamptz,
  revoked_by     uuid references person,
  version        integer not null default 1,
  check (to_id <> from_id),
  check (to_id is not null or out_of_office),
  check (last_day >= first_day),
  check (ends_at > starts_at)
);
create index delegation_from on delegation (from_id, ends_at);
create index delegation_to on delegation (to_id, ends_at) where revoked_at is null;

alter table decision add column on_behalf_of uuid references person;
alter table decision add constraint decision_for_another check (on_behalf_of <> person_id);
create index decision_on_behalf on decision (on_behalf_of) where on_behalf_of is not null;

-- Everybody who wrote or submitted any version of any quote of the deal, and everybody who ever owned it.
create function deal_author(deal uuid) returns setof uuid language sql stable as $$
  select unnest(array_remove(v.created_by || v.edited_by || v.submitted_by, null))
    from quote_version v join quote q on q.id = v.quote_id where q.deal_id = deal
  union
  select coalesce(data -> 'changed' -> 'ownerId' ->> 'from', data ->> 'ownerId')::uuid from fact
    where subject_kind = 'deal' and subject_id = deal::text
      and (type = 'DealOpened' or (type = 'DealChanged' and data -> 'changed' ? 'ownerId'))
$$;

-- The steps that ask somebody for whom another stands in: in force, inside the scope, both still active, and the one who
-- stands in neither owns nor wrote the deal. `open` while they may decide it: the seat is not filled, and they have no
-- decision in the request already.
create view delegated_step as
  select c.step_id, s.approval_id, s.deal_id, s.opened_at, g.id as delegation_id, g.from_id, g.to_id,
    s.status = 'open' and c.open and not exists (
      select from decision made join approval_step other on other.id = made.step_id
      where other.approval_id = s.approval_id and (made.person_id = g.to_id or made.on_behalf_of = g.to_id)) as open
  from delegation g
  join person delegator on delegator.id = g.from_id and delegator.active
  join person deputy on deputy.id = g.to_id and deputy.active
  join approval_candidate c on c.person_id = g.from_id
  join approval_step s on s.id = c.step_id
  join deal d on d.id = s.deal_id
  join account a on a.id = d.account_id
  join approval_request r on r.id = s.approval_id
  join quote_version v on v.quote_id = r.quote_id and v.version = r.quote_version
  where g.revoked_at is null and g.starts_at <= clock() and clock() < g.ends_at
    and (g.regions is null or a.region = any(g.regions))
    and (g.accounts is null or a.id = any(g.accounts))
    and (g.roles is null or (jsonb_array_length(coalesce(s.plan -> 'roles', '[]')) > 0
      and s.plan -> 'roles' <@ to_jsonb(g.roles)))
    and (g.up_to is null
      or (v.measures -> 'tcv' ->> 'amount')::numeric * coalesce((v.basis ->> 'policyRate')::numeric, 1) <= g.up_to)
    and g.to_id <> d.owner_id
    and g.to_id not in (select deal_author(d.id));
