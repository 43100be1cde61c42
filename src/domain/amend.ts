/** Offers that start from a running subscription: what takes its place, and what is added to it until it ends. */
import { addDays, lastDayOf } from './calendar.ts';
import {
  add,
  ceiling,
  compare,
  decimalText,
  div,
  type Exact,
  exact,
  isZero,
  min,
  mul,
  nearest,
  one,
  plainText,
  sub,
  zero,
} from './exact.ts';
import { minorUnitPlaces } from './money.ts';
import type { PriceModel } from './catalogue.ts';
import type { Currency, Decimal, PlainDate, QuoteContent, QuoteLine } from './offer.ts';
import type { RunningSubscription, SubscriptionLine } from './subscription.ts';
import { pricedUnits } from './pricing/price-model.ts';
import { monthsBegun } from './pricing/term.ts';
import { type LeftOut, notSold, type Reoffer } from './reoffer.ts';

/** How an offer may start from a subscription. */
export const amendmentWays = ['renewal', 'early-renewal', 'expansion', 'contraction'] as const;
export type AmendmentWay = (typeof amendmentWays)[number];

/** What is asked: how, from when, at which prices, and how many of what. */
export interface Amendment {
  way: AmendmentWay;
  /** First day; of a renewal the day after the subscription's end, whatever is said. */
  start?: PlainDate | undefined;
  /** What a unit costs now, or what the price book says. */
  prices: 'kept' | 'list';
  /** By what share kept prices rise at once. */
  raise?: Decimal | undefined;
  /** By what share prices rise at every anniversary. */
  uplift?: Decimal | undefined;
  /** Units by line of the subscription, in its order: added by an expansion, left by the others. Absent: as they are. */
  quantities?: readonly Decimal[] | undefined;
  /** Units counted above the licensed ones that it does not charge: the offer says so as a waived true-up. */
  waived?: number | undefined;
}

/** What it is sold on now. */
export interface Selling {
  priceBook: string;
  /** By SKU, of what the book sells today. */
  sold: Readonly<Record<string, Sold>>;
  today: PlainDate;
  paymentTerms: QuoteContent['paymentTerms'];
}

export interface Sold {
  pricePeriod: 'month' | 'year' | null;
  price: PriceModel;
}

export interface Fault {
  pointer: string;
  message: string;
}

/** How long such an offer may be accepted. */
const validDays = 30;

/** The offer, or what of the asking is wrong. */
export function amendmentOf(
  running: RunningSubscription,
  asked: Amendment,
  selling: Selling,
): Reoffer | { faults: Fault[] } {
  const start = startOf(running, asked);
  const faults = [...startFaults(running, asked, start), ...quantityFaults(running, asked)];
  if (faults.length > 0) return { faults };
  const leftOut: LeftOut[] = [];
  const lines = running.lines.flatMap((line, index): QuoteLine[] => {
    const quantity = quantityOf(line, index, asked);
    const subject = `${line.product} ${line.name}`;
    if (isZero(exact(quantity))) {
      if (asked.way !== 'expansion') leftOut.push({ subject, reason: 'It is given up.' });
      return [];
    }
    const product = selling.sold[line.product];
    if (!product) {
      leftOut.push({ subject, reason: notSold });
      return [];
    }
    const price =
      asked.prices === 'kept' ? targetOf({ ...line, quantity }, product, running.currency, asked.raise) : null;
    return [
      {
        id: String(index + 1),
        product: line.product,
        quantity,
        ...(price !== null && { discount: { targetPrice: price } }),
        ...(asked.uplift !== undefined && { uplift: asked.uplift }),
      },
    ];
  });
  const term = termOf(running, asked.way, start);
  const end = term.coTerm?.end ?? lastDayOf(start, term.termMonths);
  const open = addDays(selling.today, validDays);
  return {
    content: {
      priceBook: selling.priceBook,
      currency: running.currency,
      start,
      ...term,
      paymentTerms: selling.paymentTerms,
      billing: 'annual',
      validUntil: open < end ? open : end,
      subscription: { id: running.id, change: asked.way === 'expansion' ? 'adds' : 'replaces' },
      nonStandard: asked.waived
        ? { waivedTrueUp: { seats: asked.waived, details: `Waived in subscription ${running.number}` } }
        : {},
      lines,
    },
    leftOut,
  };
}

/** What the yearly count asks for. */
export interface TrueUp {
  /** Units to charge, by line of the subscription. */
  quantities: Decimal[];
  /** Whole units that are counted above the licensed ones and not charged. */
  waived: number;
}

/** Units above the licensed ones, never below zero, less the waived ones, which are taken off line by line. */
export function trueUpOf(
  { lines }: Pick<RunningSubscription, 'lines'>,
  counts: readonly Decimal[],
  waived: number,
): TrueUp {
  let left = exact(waived);
  const quantities = lines.map(({ quantity }, index) => {
    const over = max(sub(exact(counts[index] ?? quantity), exact(quantity)), zero);
    const off = min(over, left);
    left = sub(left, off);
    return plainText(sub(over, off));
  });
  return { quantities, waived: nearest(ceiling(sub(exact(waived), left))) };
}

const max = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

const startOf = ({ end }: RunningSubscription, { way, start }: Amendment): PlainDate =>
  way === 'renewal' || start === undefined ? addDays(end, 1) : start;

function startFaults(running: RunningSubscription, { way }: Amendment, start: PlainDate): Fault[] {
  if (way === 'renewal') return [];
  const inside = start >= running.start && start <= running.end;
  return inside
    ? []
    : [{ pointer: '/start', message: `Give a day of the subscription, from ${running.start} to ${running.end}.` }];
}

function quantityFaults(running: RunningSubscription, { way, quantities }: Amendment): Fault[] {
  if (quantities === undefined) {
    return way === 'contraction' ? [{ pointer: '/quantities', message: 'Say how many of what are left.' }] : [];
  }
  if (quantities.length !== running.lines.length)
    return [
      { pointer: '/quantities', message: `The subscription has ${running.lines.length} lines: one number each.` },
    ];
  const all = quantities.map(exact);
  if (all.every(isZero)) return [{ pointer: '/quantities', message: 'Nothing would be offered.' }];
  if (way !== 'contraction') return [];
  const more = running.lines.flatMap(({ quantity, name }, index) =>
    compare(all[index] as Exact, exact(quantity)) > 0
      ? [{ pointer: `/quantities/${index}`, message: `There are ${quantity} of ${name}: more is an expansion.` }]
      : [],
  );
  const fewer = running.lines.some(({ quantity }, index) => compare(all[index] as Exact, exact(quantity)) < 0);
  if (more.length > 0 || fewer) return more;
  return [{ pointer: '/quantities', message: 'Nothing becomes less.' }];
}

/** An expansion adds what is said and else nothing, so that the rep says on the quote what it is. */
function quantityOf({ quantity }: SubscriptionLine, index: number, { way, quantities }: Amendment): Decimal {
  return quantities?.[index] ?? (way === 'expansion' ? '0' : quantity);
}

/** New terms are as long as the old one was; what changes a running one ends with it. */
function termOf(
  running: RunningSubscription,
  way: AmendmentWay,
  start: PlainDate,
): Pick<QuoteContent, 'termMonths' | 'coTerm'> {
  const isNewTerm = way === 'renewal' || way === 'early-renewal';
  if (isNewTerm) return { termMonths: monthsBegun(running.start, running.end) };
  return {
    termMonths: monthsBegun(start, running.end),
    coTerm: { end: running.end, anniversary: running.start },
  };
}

/** Decimals that a unit price may have. */
const pricePlaces = 6;

/**
 * What a unit costs now, for the product's own price period, with its raise; to the cent, or as exactly as it was. What is
 * sold at one amount whatever the quantity costs what all units together do, a package what the units in it do.
 */
function targetOf(
  line: SubscriptionLine,
  { pricePeriod, price: model }: Sold,
  currency: Currency,
  raise: Decimal = '0',
): Decimal {
  const units = exact(line.quantity);
  const priced = pricedUnits(model, units);
  const now =
    compare(priced, units) === 0
      ? line.unitPrice
      : plainText(div(mul(exact(line.unitPrice), units), priced), pricePlaces);
  const price = exact(now);
  const perPeriod =
    pricePeriod === line.pricePeriod ? price : pricePeriod === 'year' ? mul(price, exact(12)) : div(price, exact(12));
  const own = now.split('.')[1]?.length ?? 0;
  if (isZero(exact(raise)) && pricePeriod === line.pricePeriod && own <= pricePlaces) return now;
  const raised = mul(perPeriod, add(one, exact(raise)));
  const places =
    pricePeriod === 'month' && line.pricePeriod === 'year' ? pricePlaces : Math.max(own, minorUnitPlaces[currency]);
  return decimalText(raised, Math.min(places, pricePlaces));
}
