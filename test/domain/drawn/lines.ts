import { daysBetween, monthsAndDays } from '../../../src/domain/calendar.ts';
import { minorUnitPlaces } from '../../../src/domain/money.ts';
import type { PricedProduct } from '../../../src/domain/catalogue.ts';
import type { Currency, Discount, NamedDiscount, QuoteContent, QuoteLine } from '../../../src/domain/offer.ts';
import { lineSpan } from '../../../src/domain/pricing/period.ts';
import { chance, type Draw, decimal, pick, plusDays, several, share, sometimes } from './draw.ts';

type Head = Omit<QuoteContent, 'lines'>;

/** A line of a product that fits into the term of its quote. */
export function drawLine(draw: Draw, id: string, product: PricedProduct, head: Head): QuoteLine {
  const placed: QuoteLine = { id, product: product.sku, quantity: drawQuantity(draw), ...drawStretch(draw, head) };
  const span = lineSpan({ ...head, lines: [] }, placed);
  const ramp = drawRamp(draw, product, span);
  return {
    ...placed,
    ...ramp,
    ...drawFree(draw, product, placed, span),
    ...sometimes(draw, product.charge === 'one-time' ? 0 : 15, () => ({
      uplift: pick(draw, ['0', '0.03', '0.05', '0.0725', '1']),
    })),
    ...sometimes(draw, 50, () => ({ discount: drawDiscount(draw, product, head.currency, 'ramp' in ramp) })),
    ...sometimes(draw, 25, () => ({ furtherDiscounts: drawFurther(draw, product, head.currency) })),
    ...sometimes(draw, product.charge === 'usage' ? 80 : 0, () => ({ usage: drawUsage(draw, head.currency) })),
    ...drawChoice(draw),
  };
}

const drawQuantity = (draw: Draw): string =>
  chance(draw, 70)
    ? String(draw.integer(1, 500))
    : `${draw.integer(0, 999)}.${pick(draw, ['25', '5', '125', '000001'])}`;

function drawStretch(draw: Draw, head: Head): Partial<QuoteLine> {
  const { from, to } = lineSpan({ ...head, lines: [] }, { id: '', product: '', quantity: '1' });
  const { months } = monthsAndDays(from, to);
  switch (pick(draw, ['whole', 'whole', 'late', 'short', 'both'])) {
    case 'late':
      return { start: plusDays(from, draw.integer(0, daysBetween(from, to))) };
    case 'short':
      return months > 0 ? { termMonths: draw.integer(1, months) } : {};
    case 'both': {
      const start = plusDays(from, draw.integer(0, Math.min(200, daysBetween(from, to))));
      const left = monthsAndDays(start, to).months;
      return left > 0 ? { start, termMonths: draw.integer(1, left) } : { start };
    }
    default:
      return {};
  }
}

function drawRamp(draw: Draw, product: PricedProduct, { from, to }: { from: string; to: string }): Partial<QuoteLine> {
  if (product.charge === 'one-time' || product.price.kind === 'percentOf' || !chance(draw, 25)) return {};
  const days = daysBetween(from, to);
  const begins = new Set(several(draw.integer(1, 4), () => plusDays(from, draw.integer(0, days))));
  const ramp = [...begins].toSorted().map((from) => ({
    from,
    ...sometimes(draw, 70, () => ({ quantity: drawQuantity(draw) })),
    ...sometimes(draw, 40, () => ({ unitPrice: decimal(draw, 500, 3) })),
  }));
  return { ramp };
}

function drawFree(
  draw: Draw,
  { charge, price }: PricedProduct,
  { quantity }: QuoteLine,
  { from, to }: { from: string; to: string },
): Partial<QuoteLine> {
  const { months } = monthsAndDays(from, to);
  const noUnits = price.kind === 'flat' || price.kind === 'percentOf';
  return {
    ...sometimes(draw, charge === 'one-time' || months === 0 ? 0 : 20, () => ({
      freeMonths: draw.integer(1, Math.min(months, chance(draw, 80) ? 4 : 120)),
      ...sometimes(draw, 60, () => ({ freeMonthsAt: pick(draw, ['start', 'end'] as const) })),
    })),
    ...sometimes(draw, noUnits || Number(quantity) < 1 ? 0 : 15, () => ({
      freeUnits: String(draw.integer(1, Math.floor(Number(quantity)))),
    })),
  };
}

function drawDiscount(draw: Draw, { charge }: PricedProduct, currency: Currency, ramped: boolean): Discount {
  switch (pick(draw, ['percent', 'percent', 'targetPrice', 'amount'])) {
    case 'targetPrice':
      return { targetPrice: decimal(draw, 500, 2) };
    case 'amount':
      // How much is used is open, and a ramp may say every price: of those a share.
      if (charge !== 'usage' && !ramped) return { amount: decimal(draw, 60, minorUnitPlaces[currency]) };
      return { percent: share(draw) };
    default:
      return { percent: share(draw) };
  }
}

const drawFurther = (draw: Draw, { charge }: PricedProduct, currency: Currency): NamedDiscount[] =>
  several(draw.integer(1, 3), (index) => ({
    name: pick(draw, ['Volume', 'Reference', `Extra ${index}`]),
    discount:
      charge !== 'usage' && chance(draw, 30)
        ? { amount: decimal(draw, 20, minorUnitPlaces[currency]) }
        : { percent: share(draw, 5_000) },
  }));

const drawUsage = (draw: Draw, currency: Currency): NonNullable<QuoteLine['usage']> => ({
  ...sometimes(draw, 70, () => ({ commitment: decimal(draw, 300, 1) })),
  ...sometimes(draw, 50, () => ({ minimum: decimal(draw, 3_000, minorUnitPlaces[currency]) })),
  ...sometimes(draw, 30, () => ({ overage: decimal(draw, 100, 4) })),
});

function drawChoice(draw: Draw): Partial<QuoteLine> {
  if (!chance(draw, 25)) return {};
  const way = chance(draw, 50) ? { optional: true } : { alternative: 'A' };
  return { ...way, ...sometimes(draw, 30, () => ({ chosen: true })) };
}
