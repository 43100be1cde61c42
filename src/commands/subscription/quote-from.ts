/** Quotes that start from a running subscription: planned, which saves nothing, or opened in a deal. */
import {
  type Amendment,
  type AmendmentWay,
  amendmentOf,
  type Selling,
  type Sold,
  trueUpOf,
} from '../../domain/amend.ts';
import { exact, isZero } from '../../domain/exact.ts';
import { money } from '../../domain/money.ts';
import type { Decimal, Money, PlainDate, QuoteContent } from '../../domain/offer.ts';
import type { RunningSubscription } from '../../domain/subscription.ts';
import { price } from '../../domain/pricing/price.ts';
import { endOf } from '../../domain/pricing/term.ts';
import type { Reoffer } from '../../domain/reoffer.ts';
import { type Database, joined, type Tx } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { changeDeal, type DealInput, openDeal } from '../deal/deal.ts';
import { asAgreed } from '../gather/as-agreed.ts';
import { pricedContent } from '../gather/priced-content.ts';
import { runningSubscription } from '../gather/running-subscription.ts';
import { handleIn } from '../handle.ts';
import type { Reoffered } from '../quote/reoffer.ts';
import { isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';

/** Counted units by line of the subscription, and from when those above the licensed ones are charged. */
export interface Count {
  start: PlainDate;
  counts: readonly Decimal[];
}

export type AskedQuote = Amendment | Count;

/** What a quote would be, before it is one. */
export interface Planned {
  content: QuoteContent;
  end: PlainDate;
  lines: { product: string; name: string; quantity: Decimal; net: Money }[];
  total: Money;
  leftOut: Reoffer['leftOut'];
}

/** What a quote from the subscription would offer and charge; nothing is saved. */
export async function planFrom(tx: Pick<Tx, 'query'>, id: string, asked: AskedQuote): Promise<Planned | Refusal> {
  const made = await madeFrom(tx, id, asked);
  if (isRefusal(made)) return made;
  const { content, basis, leftOut } = made;
  const priced = content.lines.length === 0 ? undefined : price(content, basis);
  return {
    content,
    end: endOf(content),
    lines: (priced?.lines ?? []).map((line, index) => ({
      product: line.product,
      name: line.name,
      quantity: content.lines[index]?.quantity ?? '0',
      net: money(line.net, content.currency),
    })),
    total: money(priced?.totals.net ?? 0n, content.currency),
    leftOut,
  };
}

interface Opening {
  by: Actor;
  commandId: string;
  /** The deal it is quoted in; a new one when absent. */
  dealId?: string | undefined;
}

/** Opens the quote, in its deal or in a new one, whose kind and paper are those of the change. */
export function quoteFrom(
  database: Database,
  id: string,
  asked: AskedQuote,
  { by, commandId, dealId }: Opening,
): Promise<Reoffered | Refusal> {
  return database.transaction(async (tx) => {
    for (const permission of ['deal.write', 'quote.edit'] as const) {
      if (!by.permissions.has(permission))
        return refuse('forbidden', { detail: `This needs the permission ${permission}.` });
    }
    // Judged before anything is opened, so that no deal is left behind without its quote.
    const made = await madeFrom(tx, id, asked, dealId);
    if (isRefusal(made)) return made;
    const { content, leftOut, running, accountId } = made;
    const within = joined(database, tx);
    const kind = kinds['way' in asked ? asked.way : 'expansion'];
    const deal = dealId
      ? await asThatKind(within, tx, by, dealId, kind)
      : await openDeal(within, by, await newDeal(tx, accountId, running, asked), commandId);
    if (isRefusal(deal)) return deal;
    const command = { type: 'OpenQuote', target: { dealId: deal.id }, by, input: { content }, commandId } as const;
    const answer = await handleIn(tx, command);
    if (isRefusal(answer) && !dealId) throw new Error(`the quote from a subscription was refused: ${answer.detail}`);
    return isRefusal(answer) ? answer : { answer, leftOut };
  });
}

type KindOfDeal = Pick<DealInput, 'kind' | 'paper'>;

const kinds: Record<AmendmentWay, KindOfDeal> = {
  renewal: { kind: 'renewal', paper: 'renewal-order' },
  'early-renewal': { kind: 'renewal', paper: 'renewal-order' },
  expansion: { kind: 'expansion', paper: 'amendment' },
  contraction: { kind: 'contraction', paper: 'amendment' },
};

const names: Record<AmendmentWay | 'count', string> = {
  renewal: 'Renewal',
  'early-renewal': 'Early renewal',
  expansion: 'Expansion',
  contraction: 'Contraction',
  count: 'Yearly count',
};

async function madeFrom(tx: Pick<Tx, 'query'>, id: string, asked: AskedQuote, dealId?: string) {
  const [owner] = await tx.query<{ accountId: string; waived: number }>(
    'select account_id as "accountId", waived_units as waived from subscription where id = $1',
    [id],
  );
  const running = owner && (await runningSubscription(tx, id, owner));
  if (!owner || !running) return refuse('not-found', { detail: 'There is no such subscription.' });
  const amendment = 'way' in asked ? asked : counted(running, asked, owner.waived);
  if (isRefusal(amendment)) return amendment;
  const selling = await sellingOf(tx, running, owner.accountId);
  if (!selling) return refuse('rule', { detail: `No price book is in use in ${running.currency}.` });
  const amended = amendmentOf(running, amendment, selling);
  if ('faults' in amended) return refuseInput(...amended.faults);
  const pricedFor = dealId ? { dealId } : { accountId: owner.accountId };
  const products = Object.fromEntries(running.lines.map((line) => [line.product, line]));
  const offer = await asAgreed(tx, amended, pricedFor, { products });
  const priced = await pricedContent(tx, offer.content, pricedFor);
  if (isRefusal(priced)) return priced;
  return { ...offer, basis: priced.basis, running, accountId: owner.accountId };
}

/** The amendment that a count asks for. */
function counted(running: RunningSubscription, { start, counts }: Count, waived: number): Amendment | Refusal {
  if (counts.length !== running.lines.length) {
    const message = `The subscription has ${running.lines.length} lines: one number each.`;
    return refuseInput({ pointer: '/counts', message });
  }
  const { quantities, waived: off } = trueUpOf(running, counts, waived);
  if (quantities.every((quantity) => isZero(exact(quantity)))) {
    const beside = waived > 0 ? `, beside the ${waived} that are waived` : '';
    return refuse('rule', { detail: `Nothing is counted above what is licensed${beside}.` });
  }
  return { way: 'expansion', start, prices: 'kept', quantities, waived: off };
}

/** The price book in use that sells most of what runs, and how the customer pays. */
async function sellingOf(
  tx: Pick<Tx, 'query'>,
  { currency, lines }: RunningSubscription,
  accountId: string,
): Promise<Selling | undefined> {
  const skus = lines.map(({ product }) => product);
  const [book] = await tx.query<{ id: string; today: PlainDate; creditClass: string }>(
    `select b.id, clock()::date as today, (select credit_class from account where id = $3) as "creditClass"
     from price_book b where b.currency = $1 and b.active
     order by (select count(*) from price c join product p on p.id = c.product_id
       where c.price_book_id = b.id and p.sku = any($2)) desc, b.id limit 1`,
    [currency, skus, accountId],
  );
  if (!book) return undefined;
  const sold = await tx.query<Sold & { sku: string }>(
    `select p.sku, p.price_period as "pricePeriod", c.model as price from price c join product p on p.id = c.product_id
     where c.price_book_id = $1 and p.active and p.sku = any($2)`,
    [book.id, skus],
  );
  return {
    priceBook: book.id,
    sold: Object.fromEntries(sold.map(({ sku, ...as }) => [sku, as])),
    today: book.today,
    paymentTerms: book.creditClass === 'D' ? 'prepaid' : 'net30',
  };
}

/** The deal, changed to the kind and paper of the change where it says otherwise. */
async function asThatKind(within: Database, tx: Tx, by: Actor, dealId: string, { kind, paper }: KindOfDeal) {
  const [deal] = await tx.query<KindOfDeal & { version: number }>(
    'select kind, paper, version from deal where id = $1',
    [dealId],
  );
  if (!deal) return refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });
  if (deal.kind === kind && deal.paper === paper) return { id: dealId };
  return changeDeal(within, by, dealId, deal.version, { kind, paper });
}

/** Sold by whom and in the way the customer's last deal was. */
async function newDeal(
  tx: Tx,
  accountId: string,
  { number }: RunningSubscription,
  asked: AskedQuote,
): Promise<DealInput> {
  const [last] = await tx.query<Pick<DealInput, 'sellerId' | 'routeToMarket' | 'wayToClose' | 'partnerId'>>(
    `select seller_id as "sellerId", route_to_market as "routeToMarket", way_to_close as "wayToClose",
       partner_id as "partnerId"
     from deal where account_id = $1 and origin = 'entered' order by number desc limit 1`,
    [accountId],
  );
  const [seller] = await tx.query<{ id: string }>('select id from seller order by name limit 1', []);
  const way = 'way' in asked ? asked.way : 'count';
  return {
    name: `${names[way]} of ${number}`,
    accountId,
    sellerId: seller?.id as string,
    routeToMarket: 'direct',
    wayToClose: 'order-form-online-terms',
    ...last,
    ...kinds[way === 'count' ? 'expansion' : way],
  };
}
