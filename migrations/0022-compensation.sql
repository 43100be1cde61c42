-- Quota and commission: plans as data, who has credit for a signed deal, and who sees what others are paid. Not breaking:
-- new tables and columns.

create table compensation_plan (
  id    uuid primary key default uuidv7(),
  name  text not null unique
);

-- A plan as somebody proposed it, whole; a second person publishes it or turns it down. Of the published ones the newest
-- that begins by the first day of a period counts in it.
create table compensation_plan_version (
  plan_id      uuid not null references compensation_plan,
  version      integer not null check (version >= 1),
  content      jsonb not null,
  valid_from   date not null,
  valid_to     date,
  note         text not null default '',
  status       text not null default 'proposed' check (status in ('proposed', 'published', 'declined')),
  proposed_by  uuid not null references person,
  proposed_at  timestamptz not null default clock(),
  decided_by   uuid references person,
  decided_at   timestamptz,
  primary key (plan_id, version),
  check (status <> 'published' or decided_by <> proposed_by),
  check ((status = 'proposed') = (decided_at is null))
);
create unique index compensation_plan_open on compensation_plan_version (plan_id) where status = 'proposed';

-- Kept at signing: who sold it then, and the measures of what was signed, without its lines. Of a deal that was signed
-- before there were plans, whoever owned it when this table came.
create table deal_credit (
  deal_id      uuid not null references deal,
  person_id    uuid not null references person,
  signed_on    date not null,
  share        money_amount not null check (share > 0 and share <= 1),
  measures     jsonb not null,
  policy_rate  money_amount not null check (policy_rate > 0),
  primary key (deal_id, person_id)
);
create index deal_credit_person on deal_credit (person_id, signed_on);

-- The day on the signed copy.
alter table contract add column signed_on date;
update contract k set signed_on = (
  select (f.data ->> 'signedOn')::date from fact f
  where f.instance_id = k.id and f.type = 'SignedCopyRecorded' order by f.id desc limit 1)
where signed_copy is not null;

insert into deal_credit (deal_id, person_id, signed_on, share, measures, policy_rate)
select k.deal_id, d.owner_id, k.signed_on, 1, v.measures - 'lines' - 'waterfall', (v.basis ->> 'policyRate')::numeric
from contract k join instance i on i.id = k.id join deal d on d.id = k.deal_id
  join quote_version v on v.quote_id = k.quote_id and v.version = k.quote_version
where i.state = 'signed' and k.signed_on is not null and v.measures is not null;

-- Whose commission a role sees: one's own, that of everybody below, or everybody's.
alter table confidentiality add column commission text not null default 'own'
  check (commission in ('own', 'reports', 'everyone'));
update confidentiality set commission = 'reports' where role in ('sales-manager', 'vp-sales');
update confidentiality set commission = 'everyone' where role in ('finance', 'cfo', 'auditor');
