import { price } from '../../domain/pricing/price.ts';
import { validateContent } from '../../domain/pricing/validate.ts';
import { renewalOf } from '../../domain/renewal.ts';
import {
  cloneOf,
  isPaidInAmounts,
  type Reoffer,
  type Reoffering,
  withoutSchedule,
  withPaymentsOf,
} from '../../domain/reoffer.ts';
import { type Database, joined, type Tx } from '../../store/database.ts';
import { type QuoteVersion, quoteVersion } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import type { Answer } from '../command.ts';
import { type DealInput, openDeal } from '../deal/deal.ts';
import { asAgreed } from '../gather/as-agreed.ts';
import { pricedContent } from '../gather/priced-content.ts';
import { type PricedFor, pricingBasis } from '../gather/pricing-basis.ts';
import { handleIn } from '../handle.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';

interface Asked {
  quoteId: string;
  by: Actor;
  commandId: string;
}

export interface Reoffered {
  answer: Answer;
  leftOut: Reoffer['leftOut'];
}

/** Another quote of the same deal with the content of a version; what was approved of that version counts nothing here. */
export function cloneQuote(
  database: Database,
  { quoteId, version, by, commandId }: Asked & { version?: number },
): Promise<Reoffered | Refusal> {
  return database.transaction(async (tx) => {
    const source = await sourceOf(tx, quoteId, version);
    if (!source) return noSuchVersion;
    const target = { dealId: source.dealId };
    const cloned = await asAgreed(tx, cloneOf(source.content, await reoffering(tx, source)), target, source.basis);
    const { content, leftOut } = await asPaid(tx, cloned, target);
    const answer = await handleIn(tx, { type: 'OpenQuote', target, by, input: { content }, commandId });
    return isRefusal(answer) ? answer : { answer, leftOut };
  });
}

/** A new deal of kind renewal with the account of a signed quote, and its first quote: the recurring lines, from the day after the term. */
export function renewQuote(database: Database, { quoteId, by, commandId }: Asked): Promise<Reoffered | Refusal> {
  return database.transaction(async (tx) => {
    const source = await sourceOf(tx, quoteId);
    if (!source) return noSuchVersion;
    if (source.state !== 'signed') {
      return refuse('not-available', {
        detail: `The quote is ${source.state}: only a signed one is renewed.`,
        available: [],
      });
    }
    const renewed = renewalOf(source.content, await reoffering(tx, source), source.today);
    const { content, leftOut } = await asAgreed(tx, renewed, { dealId: source.dealId }, source.basis);
    // Judged before anything is opened, so that no deal is left behind without its quote.
    const priced = await pricedContent(tx, content, { dealId: source.dealId });
    if (isRefusal(priced)) return priced;
    const { name, ...deal } = await dealOf(tx, source.dealId);
    const opened = await openDeal(joined(database, tx), by, {
      ...deal,
      name: `${name} renewal`.slice(0, 200),
      kind: 'renewal',
      paper: 'renewal-order',
    });
    if (isRefusal(opened)) return opened;
    const target = { dealId: opened.id };
    const answer = await handleIn(tx, { type: 'OpenQuote', target, by, input: { content }, commandId });
    if (isRefusal(answer)) throw new Error(`the quote of a renewal was refused: ${answer.detail}`);
    return { answer, leftOut };
  });
}

/** The offer with payments in amounts that fit what it comes to; one that cannot be priced is left to be refused for that. */
async function asPaid(tx: Tx, offer: Reoffer, pricedFor: PricedFor): Promise<Reoffer> {
  if (!isPaidInAmounts(offer.content) || offer.content.lines.length === 0) return offer;
  const unpaid = withoutSchedule(offer.content);
  const basis = await pricingBasis(tx, unpaid, pricedFor);
  if (!basis || validateContent(unpaid, basis).length > 0) return offer;
  return withPaymentsOf(offer, price(unpaid, basis).totals.net);
}

const noSuchVersion = refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });

interface Source extends QuoteVersion {
  dealId: string;
  state: string;
  today: string;
}

/** A version to start from: the active one unless it is named. */
async function sourceOf(tx: Tx, quoteId: string, version?: number): Promise<Source | undefined> {
  const [row] = await tx.query<Pick<Source, 'dealId' | 'state' | 'today' | 'version'>>(
    `select q.deal_id as "dealId", i.state, clock()::date as today, v.version
     from quote q join instance i on i.id = q.id
       join quote_version v on v.quote_id = q.id
         and v.version = coalesce($2::int, (i.snapshot -> 'context' ->> 'version')::int)
     where q.id = $1`,
    [quoteId, version ?? null],
  );
  return row && { ...(await quoteVersion(tx, quoteId, row.version)), ...row };
}

async function reoffering(tx: Tx, { content, basis }: QuoteVersion): Promise<Reoffering> {
  const sold = await tx.query<{ sku: string }>(
    `select p.sku from price b join product p on p.id = b.product_id
     where b.price_book_id = $1 and p.active and p.sku = any($2)`,
    [content.priceBook, content.lines.map(({ product }) => product)],
  );
  return { sold: new Set(sold.map(({ sku }) => sku)), products: basis.products, agreements: basis.agreements };
}

async function dealOf(tx: Tx, dealId: string): Promise<DealInput> {
  const [deal] = await tx.query<DealInput>(
    `select name, account_id as "accountId", seller_id as "sellerId", kind, paper, route_to_market as "routeToMarket",
       partner_id as "partnerId", partner_margin::text as "partnerMargin", way_to_close as "wayToClose"
     from deal where id = $1`,
    [dealId],
  );
  return deal as DealInput;
}
