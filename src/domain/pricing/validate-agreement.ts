import { add, compare, type Exact, exact, isZero, parseDecimal, zero } from '../exact.ts';
import type { QuoteContent, QuoteLine } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { agreementOf } from './line-model.ts';
import { isOpenChoice } from './line-price.ts';
import { at } from './limits.ts';
import type { Problem } from './priced.ts';

/** A line names an agreement of the customer for its product and starts on one of its days. */
export function agreementProblems(
  pointer: string,
  line: QuoteLine,
  content: QuoteContent,
  basis: PricingBasis,
): Problem[] {
  if (line.agreement === undefined) return [];
  const here = `${pointer}/agreement`;
  const { agreements = {} } = basis;
  const agreement = Object.hasOwn(agreements, line.agreement) ? agreements[line.agreement] : undefined;
  if (agreement?.product !== line.product)
    return [at(here, 'The customer has no such price agreement for this product.')];
  if (basis.products[line.product]?.price.kind === 'percentOf')
    return [at(here, 'A share of other lines has no agreed unit price.')];
  const { name, from, to } = agreement;
  const start = line.start ?? content.start;
  return start < from || start > to
    ? [at(here, `${name} is for lines that start from ${from} to ${to}; this one starts on ${start}.`)]
    : [];
}

/** What counts stays in what other deals left of the agreements that it names, each line at the most units it reaches. */
export function volumeProblems({ lines }: QuoteContent, basis: PricingBasis): Problem[] {
  const reached = new Map<string, Exact>();
  return lines.flatMap((line, index) => {
    const agreement = agreementOf(line, basis);
    if (!agreement || agreement.upTo === null || isOpenChoice(line)) return [];
    const { id, name, upTo, used = '0' } = agreement;
    const units = add(reached.get(id) ?? exact(used), mostUnits(line));
    reached.set(id, units);
    if (compare(units, exact(upTo)) <= 0) return [];
    const elsewhere = isZero(exact(used)) ? '' : `, of which other deals have used ${used}`;
    return [at(`/lines/${index}/agreement`, `${name} covers ${upTo} units at most${elsewhere}.`)];
  });
}

/** How many units an offer takes of each agreement that what counts in it names. */
export function unitsByAgreement({ lines }: QuoteContent): Map<string, Exact> {
  const taken = new Map<string, Exact>();
  for (const line of lines) {
    if (line.agreement === undefined || isOpenChoice(line)) continue;
    taken.set(line.agreement, add(taken.get(line.agreement) ?? zero, mostUnits(line)));
  }
  return taken;
}

/** The most units that any step of a line reaches. */
export function mostUnits({ quantity, ramp = [] }: QuoteLine): Exact {
  const all = [quantity, ...ramp.flatMap((segment) => segment.quantity ?? [])].map(
    (text) => parseDecimal(text) ?? zero,
  );
  return all.reduce((most, units) => (compare(units, most) > 0 ? units : most));
}
