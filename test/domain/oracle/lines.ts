import type { PricedProduct, PriceModel } from '../../../src/domain/catalogue.ts';
import type { QuoteContent, QuoteLine } from '../../../src/domain/offer.ts';
import type { PricingBasis } from '../../../src/domain/pricing/basis.ts';
import { type Day, dayOf, monthsBetween, monthsLater } from './days.ts';
import { fall, type Stretch } from './falls.ts';
import {
  all,
  by,
  type Coin,
  coinOf,
  type Fraction,
  inCoins,
  isNothing,
  minus,
  nothing,
  read,
  times,
  total,
  unity,
  worth,
} from './fraction.ts';
import { packagesOf, pricedAt } from './prices.ts';
import { expectedPeriod, promise } from './usage.ts';
import { type Counting, freeMonths, type Use, useOf, yearsFrom } from './use.ts';

export interface SegmentWorth {
  use: Use;
  quantity: Fraction;
  list: bigint;
  lineDiscount: bigint;
  headerDiscount: bigint;
  net: bigint;
  unrounded: { list: Fraction; net: Fraction };
  steps: { kind: string; name?: string; amount: bigint }[];
}

export interface LineWorth {
  said: QuoteLine;
  product: PricedProduct;
  segments: SegmentWorth[];
  list: bigint;
  lineDiscount: bigint;
  headerDiscount: bigint;
  net: bigint;
  unrounded: { list: Fraction; net: Fraction };
  expected?: { list: Fraction; net: Fraction };
}

export interface Term {
  start: Day;
  /** The day after the last. */
  until: Day;
  anniversary: Day;
  counting: Counting;
}

export function termOf({ start, termMonths, coTerm }: QuoteContent, { proration }: PricingBasis): Term {
  const first = dayOf(start);
  const until = coTerm ? dayOf(coTerm.end) + 1 : monthsLater(first, termMonths);
  const anniversary = dayOf(coTerm?.anniversary ?? start);
  const counting = { years: yearsFrom(anniversary, first, until), byDay: proration === 'daily' };
  return { start: first, until, anniversary, counting };
}

export const isOpen = ({ optional, alternative, chosen }: QuoteLine): boolean =>
  (optional === true || alternative !== undefined) && !chosen;

/** Every line by itself, before what comes off the total. */
export function lineWorths(content: QuoteContent, basis: PricingBasis): LineWorth[] {
  const term = termOf(content, basis);
  const coin = coinOf(content.currency, basis.rounding);
  const productOf = ({ product }: QuoteLine) => basis.products[product] as PricedProduct;
  const isShare = (line: QuoteLine) => productOf(line).price.kind === 'percentOf';
  const own = new Map(
    content.lines
      .filter((line) => !isShare(line))
      .map((line) => [line.id, lineWorth(line, productOf(line), term, coin, ownPrice(line, basis))]),
  );
  const counted = [...own.values()].filter(({ said }) => !isOpen(said));
  return content.lines.map((line) => {
    const { price } = productOf(line);
    if (price.kind !== 'percentOf') return own.get(line.id) as LineWorth;
    const priceOf = (use: Use) => (quantity: Fraction) =>
      times(times(quantity, read(price.percent)), baseFor(price, use, counted, content.currency));
    return lineWorth(line, productOf(line), term, coin, priceOf);
  });
}

function ownPrice(line: QuoteLine, basis: PricingBasis) {
  const agreed = line.agreement === undefined ? undefined : basis.agreements?.[line.agreement];
  const model: PriceModel = agreed
    ? { kind: 'perUnit', unitPrice: agreed.unitPrice }
    : (basis.products[line.product] as PricedProduct).price;
  return () => (quantity: Fraction, of: Fraction) => pricedAt(model, quantity, of);
}

type PriceOf = (use: Use) => Stretch['price'];

function lineWorth(line: QuoteLine, product: PricedProduct, term: Term, coin: Coin, priceOf: PriceOf): LineWorth {
  const stretches = stretchesOf(line, product, term, priceOf);
  const isUsage = product.charge === 'usage';
  const { landings, quantities } = isUsage
    ? promise(line, stretches, coin)
    : { landings: fall(line, stretches, coin), quantities: stretches.map(({ quantity }) => quantity) };
  const segments = stretches.map(({ use }, at): SegmentWorth => {
    const amounts = landings.map((landing) => landing.amounts[at] as Fraction);
    const money = amounts.map((amount) => inCoins(amount, coin));
    const [list, net] = [money[0] as bigint, money.at(-1) as bigint];
    const steps = landings.slice(1).map(({ kind, name }, step) => ({
      kind,
      ...(name !== undefined && { name }),
      amount: (money[step] as bigint) - (money[step + 1] as bigint),
    }));
    const unrounded = { list: amounts[0] as Fraction, net: amounts.at(-1) as Fraction };
    return {
      use,
      quantity: quantities[at] as Fraction,
      list,
      lineDiscount: list - net,
      headerDiscount: 0n,
      net,
      unrounded,
      steps,
    };
  });
  const sum = (of: (segment: SegmentWorth) => bigint) => total(segments.map(of));
  return {
    said: line,
    product,
    segments,
    list: sum(({ list }) => list),
    lineDiscount: sum(({ lineDiscount }) => lineDiscount),
    headerDiscount: 0n,
    net: sum(({ net }) => net),
    unrounded: {
      list: all(segments.map(({ unrounded }) => unrounded.list)),
      net: all(segments.map(({ unrounded }) => unrounded.net)),
    },
    ...(isUsage && { expected: expectedPeriod(line, stretches, coin) }),
  };
}

function stretchesOf(line: QuoteLine, product: PricedProduct, term: Term, priceOf: PriceOf): Stretch[] {
  const from = line.start === undefined ? term.start : dayOf(line.start);
  const until = line.termMonths === undefined ? term.until : monthsLater(from, line.termMonths);
  const { ramp = [], uplift = '0' } = line;
  const begins = [...new Set([from, ...ramp.map((step) => dayOf(step.from))])];
  const free = freeMonths(from, until, line.freeMonths ?? 0, line.freeMonthsAt ?? 'start');
  const isUsage = product.charge === 'usage';
  const model: PriceModel['kind'] = line.agreement === undefined ? product.price.kind : 'perUnit';
  return begins.map((begin, index) => {
    const end = begins[index + 1] ?? until;
    const step = ramp.find((one) => dayOf(one.from) === begin);
    // A price that is said is agreed as it is.
    const rise = step?.unitPrice === undefined ? uplift : '0';
    const use =
      product.charge === 'one-time'
        ? once(begin, end, term)
        : useOf(
            { from: begin, until: end },
            product.pricePeriod ?? 'month',
            { from, free, uplift: rise },
            term.counting,
          );
    return {
      use,
      quantity: read((isUsage ? undefined : step?.quantity) ?? line.quantity),
      promised: read(step?.quantity ?? line.usage?.commitment ?? '0'),
      unitPrice: step?.unitPrice,
      price: priceOf(use),
      priced: (quantity) => {
        if (model === 'flat') return unity;
        return model === 'package' && product.price.kind === 'package'
          ? packagesOf(product.price.size, quantity)
          : quantity;
      },
    };
  });
}

function once(from: Day, until: Day, { counting: { years } }: Term): Use {
  const year = years.findLastIndex((first) => first <= from);
  const day = { from, until: from + 1 };
  const only = { year, ...day, charged: day, use: unity, priced: unity };
  return { from, until, per: null, factor: unity, charged: unity, uplifted: unity, years: [only] };
}

type Share = Extract<PriceModel, { kind: 'percentOf' }>;

/** What the lines that a share is of come to in a period of its time, on average, in coins as printed. */
function baseFor(share: Share, use: Use, counted: readonly LineWorth[], currency: string): Fraction {
  const { families, products } = share;
  const covered = counted.filter(
    ({ product, said }) =>
      (!families && !products) || families?.includes(product.family) || products?.includes(said.product),
  );
  const amounts = covered.flatMap(({ segments }) =>
    segments.map((segment) => times(worth(segment[share.of], currency), overlap(use, segment.use))),
  );
  return isNothing(use.factor) ? nothing : by(all(amounts), use.factor);
}

/** How much of a stretch lies in another one's time. */
function overlap(time: Use, stretch: Use): Fraction {
  if (time.per === null) return unity;
  if (stretch.per === null) return stretch.from >= time.from && stretch.from < time.until ? unity : nothing;
  const from = Math.max(time.from, stretch.from);
  const until = Math.min(time.until, stretch.until);
  if (from >= until) return nothing;
  const months = minus(monthsBetween(stretch.from, until), monthsBetween(stretch.from, from));
  return by(months, monthsBetween(stretch.from, stretch.until));
}
