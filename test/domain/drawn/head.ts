import { minorUnitPlaces } from '../../../src/domain/money.ts';
import type { Currency, Discount, NonStandard, QuoteContent, ScheduledPayment } from '../../../src/domain/offer.ts';
import { monthsBegun } from '../../../src/domain/pricing/term.ts';
import { quote } from '../offers.ts';
import { chance, type Draw, decimal, pick, plusDays, several, share, sometimes } from './draw.ts';

export const drawnCurrencies = ['USD', 'EUR', 'JPY', 'ISK', 'BHD'] as const;

/** The terms of a quote, without its lines; shares of a custom schedule come to the whole. */
export function drawHead(draw: Draw): Omit<QuoteContent, 'lines'> {
  const currency = pick(draw, drawnCurrencies);
  const start = plusDays('2026-01-01', draw.integer(0, 1_500));
  const billing = pick(draw, ['annual', 'quarterly', 'monthly', 'upfront', 'custom'] as const);
  const { lines, ...head } = quote([], {
    currency,
    start,
    validUntil: start,
    ...drawTerm(draw, start),
    paymentTerms: pick(draw, ['prepaid', 'net15', 'net30', 'net45', 'net60', 'net90'] as const),
    billing,
    ...(billing === 'custom' && { paymentSchedule: drawShares(draw, start) }),
    ...sometimes(draw, 40, () => ({ headerDiscount: drawHeader(draw, currency) })),
    ...sometimes(draw, 20, () => ({
      furtherHeaderDiscounts: several(draw.integer(1, 2), (index) => ({
        name: `Header ${index}`,
        discount: chance(draw, 60)
          ? { percent: share(draw, 4_000) }
          : { amount: decimal(draw, 50, minorUnitPlaces[currency]) },
      })),
    })),
    ...sometimes(draw, 30, () => ({ partnerMargin: share(draw, 4_000) })),
    ...sometimes(draw, 20, () => ({ rebate: share(draw, 1_000) })),
    ...sometimes(draw, 20, () => ({ freight: decimal(draw, 900, minorUnitPlaces[currency]) })),
    nonStandard: drawElements(draw, currency),
  });
  return head;
}

function drawTerm(draw: Draw, start: string): Pick<QuoteContent, 'termMonths' | 'coTerm'> {
  if (!chance(draw, 20)) return { termMonths: chance(draw, 90) ? draw.integer(1, 40) : pick(draw, [48, 60, 84, 120]) };
  const end = plusDays(start, draw.integer(0, 1_200));
  return {
    termMonths: monthsBegun(start, end),
    coTerm: { end, anniversary: plusDays(start, -draw.integer(0, 800)) },
  };
}

const drawHeader = (draw: Draw, currency: Currency): Discount =>
  pick<() => Discount>(draw, [
    () => ({ percent: share(draw) }),
    () => ({ amount: decimal(draw, 200, minorUnitPlaces[currency]) }),
    () => ({ targetPrice: decimal(draw, 5_000, minorUnitPlaces[currency]) }),
  ])();

/** Payments in the order of their days, before the start too, whose shares come to 1. */
function drawShares(draw: Draw, start: string): ScheduledPayment[] {
  const cuts = new Set(several(draw.integer(0, 5), () => draw.integer(1, 9_999)));
  const ends = [0, ...[...cuts].toSorted((a, b) => a - b), 10_000];
  const days = several(cuts.size + 1, () => draw.integer(-20, 700)).toSorted((a, b) => a - b);
  return days.map((day, index) => ({
    on: plusDays(start, day),
    ...sometimes(draw, 20, () => ({ milestone: 'Accepted' })),
    percent: (((ends[index + 1] as number) - (ends[index] as number)) / 10_000).toFixed(4),
  }));
}

const drawElements = (draw: Draw, currency: Currency): NonStandard => ({
  ...sometimes(draw, 30, () => ({
    terminationForConvenience: {
      noticeDays: pick(draw, [0, 30, 60, 90]),
      ...sometimes(draw, 70, () => ({ afterMonths: draw.integer(0, 36) })),
      ...sometimes(draw, 40, () => ({ fee: decimal(draw, 5_000, minorUnitPlaces[currency]) })),
    },
  })),
  ...sometimes(draw, 10, () => ({
    customWork: {
      details: 'Migration',
      line: 'L0',
      costSheet: several(2, () => ({ what: 'Days', quantity: decimal(draw, 30, 2), unitCost: decimal(draw, 900, 3) })),
    },
  })),
});
