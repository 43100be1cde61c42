import { addDays } from '../../domain/calendar.ts';
import { isZero, plainText } from '../../domain/exact.ts';
import { moneyOf } from '../../domain/money.ts';
import type { PricedProduct, PriceModel, Tier } from '../../domain/catalogue.ts';
import type { Currency, QuoteLine } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { freeMonthsOf } from '../../domain/pricing/free-time.ts';
import { agreementOf } from '../../domain/pricing/line-model.ts';
import type { PricedLine } from '../../domain/pricing/priced.ts';
import { dates, money, quantity, rate } from './figures.ts';
import { months } from './terms.ts';

/** What the price of a line rests on beside its units and its time, a sentence each. */
export function lineNotes(line: PricedLine, said: QuoteLine, product: PricedProduct, basis: PricingBasis): string[] {
  const { currency } = basis;
  const agreement = agreementOf(said, basis);
  return [
    ...(agreement ? [`Price agreement: ${agreement.name}`] : []),
    ...bundleNotes(product, basis),
    ...(agreement ? [] : priceNotes(product.price, basis)),
    ...freeNotes(line, said),
    ...upliftNotes(said),
    ...(line.usage ? usageNotes(line, product, currency) : []),
  ];
}

function upliftNotes({ uplift, ramp = [] }: QuoteLine): string[] {
  if (uplift === undefined) return [];
  const agreed = ramp.some(({ unitPrice }) => unitPrice !== undefined);
  return [`The price rises by ${rate(uplift).text} at each anniversary${agreed ? ', but where one is agreed' : ''}`];
}

function bundleNotes({ components = [] }: PricedProduct, basis: PricingBasis): string[] {
  if (components.length === 0) return [];
  const inside = components.map(({ product, quantity: count }) => {
    const name = basis.products[product]?.name ?? product;
    return `${quantity(count).text} × ${name}`;
  });
  return [`Each contains ${inside.join(', ')}`];
}

/** Prices that are more than one number. */
function priceNotes(price: PriceModel, { products, currency }: PricingBasis): string[] {
  switch (price.kind) {
    case 'percentOf': {
      const names = [...(price.families ?? []), ...(price.products ?? []).map((sku) => products[sku]?.name ?? sku)];
      const covered = names.length === 0 ? 'the other lines' : names.join(', ');
      return [`The share is of the ${price.of} price of ${covered}`];
    }
    case 'graduated':
      return [`Each unit at the price of its tier: ${tierWords(price.tiers, currency)}`];
    case 'volume':
      return [`All units at the price of the tier reached: ${tierWords(price.tiers, currency)}`];
    default:
      return [];
  }
}

/** "up to 1,000 $0.05, up to 5,000 $0.04, above $0.03". */
const tierWords = (tiers: readonly Tier[], currency: Currency): string =>
  tiers
    .map(({ upTo, unitPrice }) => {
      const each = money({ amount: unitPrice, currency }).text;
      return upTo === null ? `above ${each}` : `up to ${quantity(upTo).text} ${each}`;
    })
    .join(', ');

function freeNotes(line: PricedLine, said: QuoteLine): string[] {
  const free = freeMonthsOf(said, line.period);
  const [from, end] = [free?.[0], free?.at(-1)];
  return [
    ...(said.freeUnits === undefined
      ? []
      : [`${quantity(said.freeUnits).text} of ${quantity(plainText(line.quantity)).text} free of charge`]),
    ...(from && end ? [`${months(said.freeMonths ?? 0)} free: ${dates(from, addDays(end, -1))}`] : []),
  ];
}

function usageNotes(
  { usage = {}, expected, quantity: units, period, net, headerDiscount, segments }: PricedLine,
  product: PricedProduct,
  currency: Currency,
): string[] {
  const per = `per ${period.unit}`;
  const { commitment, minimum, overage } = usage;
  const ramped = segments.length > 1;
  // It takes its part of what comes off the total like any line.
  const before = headerDiscount === 0n ? '' : ' before the discount on the total';
  const promised = [
    ...(commitment === undefined || ramped ? [] : [`${quantity(commitment).text} ${per} committed`]),
    ...(minimum === undefined ? [] : [`at least ${money({ amount: minimum, currency }).text} ${per}${before}`]),
  ];
  const committed = net !== 0n || promised.length > 0;
  const beyond =
    overage === undefined
      ? 'the price above, less its discounts in percent'
      : money({ amount: overage, currency }).text;
  const each =
    expected && !isZero(units) && product.price.kind !== 'flat' ? priceOfUse(expected.net, currency) : undefined;
  return [
    `Charged by use, ${quantity(plainText(units)).text} ${per} expected${promised.map((one) => `; ${one}`).join('')}`,
    ...(committed ? [`Each ${product.unit} beyond what is committed: ${beyond}`] : []),
    ...(committed || each === undefined ? [] : [`At the use expected ${each} ${per}, in no total`]),
  ];
}

const priceOfUse = (net: Parameters<typeof moneyOf>[0], currency: Currency): string =>
  money(moneyOf(net, currency)).text;
