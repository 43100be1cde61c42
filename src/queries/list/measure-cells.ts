import { shownTo, type ShownMeasures, type Sight } from '../../domain/confidentiality.ts';
import { measureDefinitions, type MeasureName } from '../../domain/measures/definitions.ts';
import type { MeasuresView } from '../../domain/measures/measures.ts';
import type { Cell } from './csv.ts';

/** Every measure, in the order in which they are documented. */
export const allMeasures = Object.keys(measureDefinitions) as MeasureName[];

/** The measures as their reader gets them, exact: amounts in the quote's currency, ratios, days. */
export function measureCells(measures: MeasuresView, names: readonly MeasureName[], sight: Sight): Cell[] {
  const shown = shownTo(sight, measures) as ShownMeasures;
  return names.map((name) => cellOf(shown[name]));
}

/** "EUR", or what a number without a currency is of. */
export function unitOf(name: MeasureName, measures: MeasuresView): string {
  const value = measures[name];
  if (typeof value === 'object' && value !== null) return value.currency;
  const { unit } = measureDefinitions[name];
  return unit === 'money' ? measures.currency : unit;
}

const cellOf = (value: ShownMeasures[MeasureName]): Cell =>
  typeof value === 'object' && value !== null ? value.amount : (value ?? null);
