-- Price agreements over several deals, withdrawn ones, and deals with a lead user. Not breaking: a new table, columns with
-- defaults.

-- How many units of an agreement a quote takes, as its version that was submitted last says: used once it is signed, asked
-- for while it may still be. Behind `agreement_id`, so that an agreement's use is one walk.
create table agreement_use (
  agreement_id  uuid not null references price_agreement,
  quote_id      uuid not null references quote,
  units         money_amount not null check (units > 0),
  primary key (agreement_id, quote_id)
);
create index agreement_use_quote on agreement_use (quote_id);

-- The most units that any step of a line reaches, of what counts in the offer.
insert into agreement_use (agreement_id, quote_id, units)
select g.id, v.quote_id, sum(greatest((l ->> 'quantity')::numeric,
    (select max((r ->> 'quantity')::numeric) from jsonb_array_elements(coalesce(l -> 'ramp', '[]')) r)))
from (
  select distinct on (quote_id) quote_id, content from quote_version where submitted_at is not null
  order by quote_id, version desc
) v, jsonb_array_elements(v.content -> 'lines') l, price_agreement g
where g.id::text = l ->> 'agreement'
  and not ((coalesce((l ->> 'optional')::boolean, false) or l ? 'alternative')
    and not coalesce((l ->> 'chosen')::boolean, false))
group by g.id, v.quote_id;

-- Confirmed and taken back before it began: it never counts, and keeps the days it was agreed for.
alter table price_agreement
  add column withdrawn boolean not null default false,
  add constraint price_agreement_withdrawn check (not withdrawn or ended_by is not null);

-- The offer that speaks for the deal is for a lead user. Few are: an index of those alone.
alter table deal add column lead_user boolean not null default false;
update deal d set lead_user = true
from (
  select distinct on (i.deal_id) i.deal_id, v.content
  from instance i join quote_version v
    on v.quote_id = i.id and v.version = (i.snapshot -> 'context' ->> 'version')::int
  where i.workflow = 'quote'
  order by i.deal_id, i.state = 'signed' desc, i.state <> 'withdrawn' desc, i.changed_at desc, i.id desc
) spoken
where spoken.deal_id = d.id and spoken.content -> 'nonStandard' ? 'leadUser';
create index deal_lead_user on deal (moved_at desc, id desc) where lead_user;
