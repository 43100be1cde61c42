import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { Actor } from '../../commands/actor.ts';
import { minorOf } from '../../domain/compensation/commission.ts';
import { type Effect, effectOf } from '../../domain/compensation/effect.ts';
import type { CreditedDeals } from '../../domain/compensation/plan.ts';
import { add, type Exact, exact, plainText, zero } from '../../domain/exact.ts';
import type { Currency, Decimal, PlainDate } from '../../domain/offer.ts';
import { quoteVersion } from '../../store/quote-versions.ts';
import type { Named } from '../names.ts';
import type { Reader } from '../page.ts';
import { todayOf } from './plans.ts';
import { seenPay } from './sight.ts';
import { creditIn, type PaidPerson, type PlanStanding, plansPaying, type SoldDeal, standingIn } from './standing.ts';

export interface QuoteEffect extends Omit<PlanStanding, 'standing'> {
  quoteCurrency: Currency;
  /** Share of the deal that counts. */
  share: Decimal;
  /** Policy currency units for one of the quote's. */
  quoteRate: Decimal;
  /** Null: the quote has no lines yet, or there is no quota or rate. */
  effect: Effect | null;
}

export interface QuoteCompensation {
  /** The day it counts on: that of its signature, or today as if it were signed now. */
  on: PlainDate;
  isSigned: boolean;
  /** Of those whose pay the reader sees, without this deal and with it. */
  items: QuoteEffect[];
  /** Who is paid by this deal, for who decides on it: their names and no figures. */
  payLine: { person: Named; deals: CreditedDeals }[];
}

interface Seller {
  personId: string;
  share: Decimal;
}

/** What a quote's active version does to the quota and commission of those whom it pays. */
export async function compensationOf(
  reader: Reader,
  actor: Actor,
  dealId: string,
  quoteId: string,
): Promise<QuoteCompensation> {
  const { sellers, signedOn } = await creditedFor(reader, dealId);
  const on = signedOn ?? (await todayOf(reader));
  const paid = await paidBy(reader, sellers, on);
  const seen = await seenPay(
    reader,
    actor,
    paid.map(({ person }) => person.id),
  );
  const shown = paid.filter(({ person }) => seen.has(person.id));
  const version = shown.length === 0 ? undefined : await activeVersion(reader, quoteId);
  return {
    on,
    isSigned: signedOn !== undefined,
    items: version ? await Promise.all(shown.map((one) => effectOn(reader, one, { version, on, dealId, actor }))) : [],
    payLine: actor.permissions.has('approval.decide')
      ? paid.map(({ person, content }) => ({ person, deals: content.deals }))
      : [],
  };
}

/** Whose deal it is: as it was kept at signing, else its owner alone for the whole of it. */
async function creditedFor(
  reader: Reader,
  dealId: string,
): Promise<{ sellers: Seller[]; signedOn: PlainDate | undefined }> {
  const kept = await reader.query<Seller & { signedOn: PlainDate }>(
    `select person_id as "personId", share::text, signed_on::text as "signedOn" from deal_credit where deal_id = $1`,
    [dealId],
  );
  if (kept.length > 0) return { sellers: kept, signedOn: kept[0]?.signedOn };
  const sellers = await reader.query<Seller>(`select owner_id as "personId", '1' as share from deal where id = $1`, [
    dealId,
  ]);
  return { sellers, signedOn: undefined };
}

type PaidByDeal = PaidPerson & { share: Decimal };

/** Those who sell it by plans for their own deals, and those above them by plans for their people's. */
async function paidBy(reader: Reader, sellers: readonly Seller[], on: PlainDate): Promise<PaidByDeal[]> {
  const shares: Record<CreditedDeals, Map<string, Exact>> = { own: new Map(), reports: new Map() };
  const give = (to: string, deals: CreditedDeals, sellerId: string) => {
    const share = sellers.find(({ personId }) => personId === sellerId)?.share ?? '0';
    shares[deals].set(to, add(shares[deals].get(to) ?? zero, exact(share)));
  };
  for (const { personId } of sellers) give(personId, 'own', personId);
  for (const { id, sellerId } of await managersOf(reader, sellers)) give(id, 'reports', sellerId);
  const people = new Set([...shares.own.keys(), ...shares.reports.keys()]);
  const paid = await plansPaying(reader, [...people], on);
  return paid.flatMap((one) => {
    const share = shares[one.content.deals].get(one.person.id);
    return share ? [{ ...one, share: plainText(share) }] : [];
  });
}

/** Everybody above each seller, nearest first. Who manage each other are above nobody twice. */
const managersOf = (reader: Reader, sellers: readonly Seller[]): Promise<{ id: string; sellerId: string }[]> =>
  reader.query(
    `with recursive up(seller_id, id, level) as (
       select id, manager_id, 1 from person where id = any($1)
       union select u.seller_id, p.manager_id, u.level + 1 from up u join person p on p.id = u.id where u.level < 50
     ) select id, seller_id as "sellerId" from up where id is not null and id <> seller_id
     group by id, seller_id order by min(level)`,
    [sellers.map(({ personId }) => personId)],
  );

interface Offered {
  currency: Currency;
  measures: Awaited<ReturnType<typeof quoteVersion>>['measures'];
  rate: Decimal;
}

async function activeVersion(reader: Reader, quoteId: string): Promise<Offered> {
  const [active] = await reader.query<{ context: QuoteIdentity }>(
    `select snapshot -> 'context' as context from instance where id = $1`,
    [quoteId],
  );
  const { content, measures, basis } = await quoteVersion(
    reader,
    quoteId,
    (active as { context: QuoteIdentity }).context.version,
  );
  return { currency: content.currency, measures, rate: basis.policyRate };
}

async function effectOn(
  reader: Reader,
  { share, ...paid }: PaidByDeal,
  { version, on, dealId, actor }: { version: Offered; on: PlainDate; dealId: string; actor: Actor },
): Promise<QuoteEffect> {
  const { standing: _, ...stands } = await standingIn(reader, paid, { on, actor, without: dealId });
  const { terms, attained, planRate, measure } = stands;
  const sold: SoldDeal = { share, measured: version.measures?.[measure] ?? null, rate: version.rate };
  const credit = creditIn(attained.currency, planRate, sold);
  return {
    ...stands,
    quoteCurrency: version.currency,
    share,
    quoteRate: version.rate,
    effect: terms && credit !== undefined ? effectOf(terms, minorOf(attained.amount, attained.currency), credit) : null,
  };
}
