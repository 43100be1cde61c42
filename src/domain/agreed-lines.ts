/** Lines of an offer made anew, priced by what contracts with the customer fix. */
import { add, compare, type Exact, exact, sub, zero } from './exact.ts';
import type { PriceAgreement } from './catalogue.ts';
import type { QuoteContent, QuoteLine } from './offer.ts';
import { isOpenChoice } from './pricing/line-price.ts';
import { mostUnits } from './pricing/validate-agreement.ts';
import { isInForce, nameOf, type Reoffer } from './reoffer.ts';

/**
 * The offer with every line priced by the cheapest agreement that covers it, as a line is whose product is chosen anew.
 * One that a line names stays while it covers it. What was taken off the list price is not taken off the agreed one too,
 * but a lower price that was named stays. `agreements` are those of the customer in the offer's currency.
 */
export function pricedByAgreements(
  { content, leftOut }: Reoffer,
  agreements: readonly PriceAgreement[],
  products: Readonly<Record<string, { name: string }>>,
): Reoffer {
  const cheapest = agreements.toSorted((a, b) => compare(exact(a.unitPrice), exact(b.unitPrice)));
  const taken = new Map<string, Exact>();
  const notes = [...leftOut];
  const lines = content.lines.map((line) => {
    const units = isOpenChoice(line) ? zero : mostUnits(line);
    const covering = cheapest.filter(
      (one) => one.product === line.product && isInForce(one, line.start ?? content.start) && isLeft(one, units, taken),
    );
    const agreement = covering.find(({ id }) => id === line.agreement) ?? covering[0];
    if (agreement) taken.set(agreement.id, add(taken.get(agreement.id) ?? zero, units));
    if (agreement?.id === line.agreement) return line;
    const { line: made, reason } = agreement ? agreedLine(line, agreement) : withoutAgreement(line);
    notes.push({ subject: nameOf(line.product, products), reason });
    return made;
  });
  return { content: { ...content, lines } satisfies QuoteContent, leftOut: notes };
}

function isLeft({ id, upTo, used = '0' }: PriceAgreement, units: Exact, taken: ReadonlyMap<string, Exact>): boolean {
  if (upTo === null) return true;
  const left = sub(sub(exact(upTo), exact(used)), taken.get(id) ?? zero);
  return compare(left, zero) > 0 && compare(units, left) <= 0;
}

interface Noted {
  line: QuoteLine;
  reason: string;
}

function withoutAgreement({ agreement: _, ...line }: QuoteLine): Noted {
  return { line, reason: 'Its price agreement does not cover it any more: it is at the price of the price book.' };
}

function agreedLine(line: QuoteLine, { id, name, unitPrice }: PriceAgreement): Noted {
  const { discount, furtherDiscounts, ...same } = line;
  const isLower =
    discount !== undefined && 'targetPrice' in discount && compare(exact(discount.targetPrice), exact(unitPrice)) < 0;
  const kept = isLower ? { discount, ...(furtherDiscounts && { furtherDiscounts }) } : {};
  const isLess = (discount !== undefined || furtherDiscounts !== undefined) && !isLower;
  return {
    line: { ...same, ...kept, agreement: id },
    reason: `It is priced by the agreement ${name} now${isLess ? ': what was taken off the list price is left out' : ''}.`,
  };
}
