import { hidden } from './confidentiality.ts';
import { type Exact, exact, mul, parseDecimal, sum } from './exact.ts';
import type { CostSheetRow, QuoteContent } from './offer.ts';
import type { Problem } from './pricing/priced.ts';

/** What the work comes to; undefined where a cost or a quantity is no number, or not shown. */
export function sheetTotal(rows: readonly CostSheetRow[]): Exact | undefined {
  const costs = rows.map(({ quantity, unitCost }) => [parseDecimal(quantity), parseDecimal(unitCost)] as const);
  if (costs.some(([quantity, unitCost]) => !quantity || !unitCost)) return undefined;
  return sum(costs.map(([quantity, unitCost]) => mul(quantity ?? exact(0), unitCost ?? exact(0))));
}

/**
 * Who may not see costs gets a cost sheet without them, and sends it back like that: a unit cost that was hidden is the
 * one that is kept for the same work, the first of `kept` that is left. Nothing is kept for work that is new, so its cost
 * has to be said.
 */
export function withKeptCosts(
  content: QuoteContent,
  kept: readonly CostSheetRow[],
): { content: QuoteContent } | { problems: Problem[] } {
  const { customWork } = content.nonStandard;
  if (!customWork?.costSheet?.some(({ unitCost }) => unitCost === hidden)) return { content };
  const left = kept.filter(({ unitCost }) => unitCost !== hidden);
  const problems: Problem[] = [];
  const costSheet = customWork.costSheet.map((row, index): CostSheetRow => {
    const place = left.findIndex(({ what }) => what === row.what);
    const [same] = place < 0 ? [] : left.splice(place, 1);
    if (row.unitCost !== hidden) return row;
    if (!same)
      problems.push({
        pointer: `/nonStandard/customWork/costSheet/${index}/unitCost`,
        message: `Say what a unit of ${row.what} costs: it is new.`,
      });
    return { ...row, unitCost: same?.unitCost ?? row.unitCost };
  });
  if (problems.length > 0) return { problems };
  return { content: { ...content, nonStandard: { ...content.nonStandard, customWork: { ...customWork, costSheet } } } };
}
