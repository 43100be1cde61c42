import { minorToExact, type Minor, minorUnitPlaces } from '../../../src/domain/money.ts';
import { decimalText } from '../../../src/domain/exact.ts';
import type { PricedProduct } from '../../../src/domain/catalogue.ts';
import type { Currency, QuoteContent, QuoteLine } from '../../../src/domain/offer.ts';
import type { PricingBasis } from '../../../src/domain/pricing/basis.ts';
import { isOpenChoice } from '../../../src/domain/pricing/line-price.ts';
import { price } from '../../../src/domain/pricing/price.ts';
import { validateContent } from '../../../src/domain/pricing/validate.ts';
import { basisOf } from '../offers.ts';
import { chance, type Draw, decimal, pick, several, sometimes } from './draw.ts';
import { drawHead, drawnCurrencies } from './head.ts';
import { drawLine } from './lines.ts';
import { drawProducts } from './products.ts';
import { drawAgreements, drawRunning } from './running.ts';

export interface AnyOffer {
  content: QuoteContent;
  basis: PricingBasis;
}

/** Steps that a seller rounds to. */
const roundings: Partial<Record<Currency, readonly string[]>> = {
  USD: ['0.05', '1'],
  EUR: ['0.10', '0.01'],
  JPY: ['10', '1000'],
  ISK: ['1', '50'],
  BHD: ['0.005', '0.025'],
};

const attempts = 40;

/** An offer of any structure that the product accepts. What it refuses (more off than there is) is drawn again. */
export function drawOffer(draw: Draw): AnyOffer {
  for (let left = attempts; left > 0; left -= 1) {
    const offer = tryOffer(draw);
    if (isSound(offer)) return inAmounts(draw, offer);
  }
  throw new Error(`No sound offer in ${attempts} attempts`);
}

const isSound = ({ content, basis }: AnyOffer): boolean => validateContent(content, basis).length === 0;

function tryOffer(draw: Draw): AnyOffer {
  const head = drawHead(draw);
  const products = drawProducts(draw);
  const all = Object.values(products);
  const agreements = drawAgreements(draw);
  const lines = several(draw.integer(1, 6), (index) => {
    const product = all[index] ?? pick(draw, all);
    return withAgreement(draw, drawLine(draw, `L${index}`, product, head), product);
  });
  const basis = basisOf(products, {
    currency: head.currency,
    proration: pick(draw, ['daily', 'months-and-days'] as const),
    policyCurrency: pick(draw, drawnCurrencies),
    policyRate: decimal(draw, 2, 6),
    agreements,
    ...sometimes(draw, 20, () => ({ rounding: pick(draw, roundings[head.currency] as string[]) })),
    ...sometimes(draw, 70, () => ({ creditRate: decimal(draw, 1, 4) })),
  });
  const content: QuoteContent = { ...head, lines: oneChosen(lines) };
  if (!chance(draw, 35)) return { content, basis };
  const subscription = { id: 'S1', change: pick(draw, ['adds', 'replaces'] as const) };
  return { content: { ...content, subscription }, basis: { ...basis, subscription: drawRunning(draw, head.currency) } };
}

const withAgreement = (draw: Draw, line: QuoteLine, { sku, price: { kind } }: PricedProduct): QuoteLine =>
  kind !== 'percentOf' && chance(draw, 10) ? { ...line, agreement: `A-${sku}` } : line;

/** Of alternatives one at most. */
function oneChosen(lines: QuoteLine[]): QuoteLine[] {
  let isTaken = false;
  return lines.map((line) => {
    if (line.alternative === undefined || !line.chosen) return line;
    const { chosen, ...open } = line;
    const kept = isTaken ? open : line;
    isTaken = true;
    return kept;
  });
}

/** Half of the custom schedules say amounts: what their shares come to, which needs a net that no choice changes. */
function inAmounts(draw: Draw, offer: AnyOffer): AnyOffer {
  const { content, basis } = offer;
  const { paymentSchedule = [], currency, lines } = content;
  if (paymentSchedule.length === 0 || lines.some(isOpenChoice) || chance(draw, 50)) return offer;
  let left: Minor = price(content, basis).totals.net;
  // Each is of something, unless all is free.
  const least = left === 0n ? 0n : 1n;
  if (left < least * BigInt(paymentSchedule.length)) return offer;
  const amounts = paymentSchedule.map((payment, index) => {
    const after = BigInt(paymentSchedule.length - 1 - index);
    const spare = left - least * (after + 1n);
    const part = after === 0n ? left : least + (spare * BigInt(draw.integer(0, 100))) / 100n;
    left -= part;
    const amount = decimalText(minorToExact(part, currency), minorUnitPlaces[currency]);
    const { on, milestone } = payment;
    return { on, ...(milestone !== undefined && { milestone }), amount };
  });
  return { content: { ...content, paymentSchedule: amounts }, basis };
}
