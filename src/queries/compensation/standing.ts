/** Where people stand with what they are paid by. */
import { policyRateOn } from '../../commands/gather/policy-rate.ts';
import type { Actor } from '../../commands/actor.ts';
import { type DealScope, dealScope, seenBy, selfAndBelow } from '../../commands/relations.ts';
import { creditOf, type PayTerms } from '../../domain/compensation/commission.ts';
import { type Standing, standingOf } from '../../domain/compensation/effect.ts';
import { type Period, periodOf } from '../../domain/compensation/period.ts';
import type { CreditedDeals, PlanContent, PlanMeasure } from '../../domain/compensation/plan.ts';
import { type Minor, money } from '../../domain/money.ts';
import type { Currency, Decimal, Money, PlainDate } from '../../domain/offer.ts';
import type { Named } from '../names.ts';
import { parameters } from '../list/parameters.ts';
import type { Reader } from '../page.ts';
import { plansOn } from './plans.ts';

/** Somebody whom a plan pays on a day. */
export interface PaidPerson {
  person: Named;
  plan: Named & { version: number };
  content: PlanContent;
}

export interface PlanStanding {
  person: Named;
  plan: Named & { version: number };
  measure: PlanMeasure;
  deals: CreditedDeals;
  period: Period;
  /** Null: the plan goes by everybody's own quota, and none is known for the period. */
  terms: PayTerms | null;
  /** Policy currency units for one of the plan's on the first day of the period; null: the rate table has none. */
  planRate: Decimal | null;
  attained: Money;
  /** Signed deals that make it up, and those that cannot be counted for want of a measure or a rate. */
  counted: number;
  uncounted: number;
  /** Those that are counted, the largest first, at most `mostBehind`; none where the asker may not see them all. */
  behind: CreditedDeal[];
  standing: Standing | null;
}

/** A signed deal, and what of it is credited. */
export interface CreditedDeal {
  deal: Named & { number: string };
  credit: Money;
}

/** More deals than these are told as a number and a sum. */
const mostBehind = 100;

/** The plans that pay these people on a day, by person and plan. */
export async function plansPaying(reader: Reader, people: readonly string[], on: PlainDate): Promise<PaidPerson[]> {
  return reader.query<PaidPerson>(
    `select jsonb_build_object('id', p.id, 'name', p.name) as person,
       jsonb_build_object('id', plan.id, 'name', plan.name, 'version', v.version) as plan, v.content
     from (${plansOn}) v join compensation_plan plan on plan.id = v.plan_id
     join person p on p.id = any($2) and (v.content -> 'people' ? p.id::text
       or exists (select from person_role r where r.person_id = p.id and v.content -> 'roles' ? r.role))
     order by array_position($2, p.id), lower(plan.name), plan.id`,
    [on, people],
  );
}

/** Where somebody stands in the period of a day, without the deal that is left out. */
export async function standingIn(
  reader: Reader,
  { person, plan, content }: PaidPerson,
  { on, actor, without = null }: { on: PlainDate; actor: Actor; without?: string | null },
): Promise<PlanStanding> {
  const { measure, deals, currency } = content;
  const period = periodOf(content.period, on);
  const [planRate, quota, sold] = await Promise.all([
    policyRateOn(reader, currency, period.from).then((rate) => rate ?? null),
    content.quota ?? ownQuota(reader, person.id, period, currency),
    signedBy(reader, person.id, { deals, measure, period, without, scope: await dealScope(reader, actor) }),
  ]);
  const known = sold.flatMap(({ deal, ...sale }) => {
    const credit = creditIn(currency, planRate, sale);
    return credit === undefined ? [] : [{ deal, credit }];
  });
  const attained = known.reduce((sum, { credit }) => sum + credit, 0n);
  const terms = quota === undefined ? null : { currency, quota, applies: content.applies, rates: content.rates };
  return {
    person,
    plan,
    measure,
    deals,
    period,
    terms,
    planRate,
    attained: money(attained, currency),
    counted: known.length,
    uncounted: sold.length - known.length,
    behind: largestSeen(known, currency),
    standing: terms && standingOf(terms, attained),
  };
}

/** What a deal is credited by. */
export interface SoldDeal {
  share: Decimal;
  measured: Money | null;
  /** Policy currency units for one of the deal's, as it was frozen. */
  rate: Decimal;
}

/** What a deal counts in a plan's currency; undefined: it cannot be told. */
export const creditIn = (
  currency: Currency,
  planRate: Decimal | null,
  { measured, share, rate }: SoldDeal,
): Minor | undefined =>
  measured === null ? undefined : creditOf(measured, { currency, share, rates: { deal: rate, plan: planRate } });

interface Sale {
  /** Null: the asker may not see it. */
  deal: CreditedDeal['deal'] | null;
  credit: Minor;
}

/** Nothing where one of them is not seen: the sum less the others would tell what that one is worth. */
function largestSeen(sales: readonly Sale[], currency: Currency): CreditedDeal[] {
  const seen = sales.flatMap(({ deal, credit }) => (deal ? [{ deal, credit }] : []));
  if (seen.length < sales.length) return [];
  return seen
    .toSorted((a, b) => (a.credit === b.credit ? 0 : a.credit < b.credit ? 1 : -1))
    .slice(0, mostBehind)
    .map(({ deal, credit }) => ({ deal, credit: money(credit, currency) }));
}

interface Sales {
  deals: CreditedDeals;
  measure: PlanMeasure;
  period: Period;
  without: string | null;
  /** Which deals the asker sees. */
  scope: DealScope;
}

/** The deals that were signed in a period, by the person or by everybody below. Imported history has none that is signed here. */
function signedBy(
  reader: Reader,
  personId: string,
  { deals, measure, period, without, scope }: Sales,
): Promise<(SoldDeal & Pick<Sale, 'deal'>)[]> {
  const { values, put } = parameters(personId, measure, period.from, period.to, without);
  const sellers = deals === 'own' ? 'array[$1::uuid]' : `array_remove(${selfAndBelow('$1')}, $1::uuid)`;
  return reader.query<SoldDeal & Pick<Sale, 'deal'>>(
    `select c.share::text, c.policy_rate::text as rate, c.measures -> $2 as measured,
       case when ${seenBy(scope, put)} then jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) end as deal
     from deal_credit c join deal d on d.id = c.deal_id
     where c.person_id = any(${sellers}) and c.signed_on between $3 and $4 and c.deal_id is distinct from $5
     order by c.signed_on, d.id`,
    values,
  );
}

/** The quota that was imported for somebody and begins in the period. */
async function ownQuota(
  reader: Reader,
  personId: string,
  { from, to }: Period,
  currency: Currency,
): Promise<Decimal | undefined> {
  const [row] = await reader.query<{ amount: Decimal }>(
    `select trim_scale(amount)::text as amount from quota
     where person_id = $1 and starts_on between $2 and $3 and currency = $4 and amount > 0
     order by starts_on desc limit 1`,
    [personId, from, to, currency],
  );
  return row?.amount;
}
