import { add, compare, type Exact, exact, parseDecimal, zero } from '../exact.ts';
import type { PricingBasis, QuoteContent, QuoteLine } from '../offer.ts';
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

/** What counts stays in the volume of the agreements that it names, each line at the most units it reaches. */
export function volumeProblems({ lines }: QuoteContent, basis: PricingBasis): Problem[] {
  const reached = new Map<string, Exact>();
  return lines.flatMap((line, index) => {
    const agreement = line.agreement === undefined ? undefined : basis.agreements?.[line.agreement];
    if (!agreement || agreement.upTo === null || isOpenChoice(line)) return [];
    const units = add(reached.get(agreement.id) ?? zero, mostUnits(line));
    reached.set(agreement.id, units);
    return compare(units, exact(agreement.upTo)) > 0
      ? [at(`/lines/${index}/agreement`, `${agreement.name} covers ${agreement.upTo} units at most.`)]
      : [];
  });
}

function mostUnits({ quantity, ramp = [] }: QuoteLine): Exact {
  const all = [quantity, ...ramp.flatMap((segment) => segment.quantity ?? [])].map(
    (text) => parseDecimal(text) ?? zero,
  );
  return all.reduce((most, units) => (compare(units, most) > 0 ? units : most));
}
