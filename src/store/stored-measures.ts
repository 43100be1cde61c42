import { completeMeasures, measureNames } from '../domain/measures/complete.ts';
import type { MeasuresView } from '../domain/measures/measures.ts';
import type { QuoteContent } from '../domain/offer.ts';
import type { PricingBasis } from '../domain/pricing/basis.ts';

/** What a query of `measuresColumns` reads. */
export interface StoredMeasures {
  measures: MeasuresView | null;
  /** Null: nothing is missing. */
  madeOf: { content: QuoteContent; basis: PricingBasis } | null;
}

/** SQL of what these measures of the quote version `v` are made of; null when none of them is missing. */
export function ofIncomplete(measures: string): string {
  return `case when not jsonb_exists_all(${measures}, array['${measureNames.join("', '")}'])
     then jsonb_build_object('content', v.content, 'basis', v.basis) end`;
}

/** SQL of the measures of a quote version (alias `v`), with what they are made of only where some are missing. */
export const measuresColumns = `v.measures, ${ofIncomplete('v.measures')} as "madeOf"`;

export function measuresOf({ measures, madeOf }: StoredMeasures): MeasuresView | null {
  return measures && madeOf ? completeMeasures(measures, madeOf) : measures;
}
