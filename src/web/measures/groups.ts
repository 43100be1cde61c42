import type { MeasureDefinition } from '../api/types.ts';
import { measureGroups } from '../parts/measure-groups.ts';
import {
  monthFigures,
  optionFigures,
  ruleFigures,
  scheduleFigures,
  stretchFigures,
  waterfallFigures,
} from '../../domain/measures/figures.ts';

export interface DocumentedGroup {
  title: string;
  measures: MeasureDefinition[];
}

const titles: readonly { title: string; measures: readonly string[] }[] = [
  ...measureGroups,
  { title: 'Payments', measures: scheduleFigures },
  { title: 'Month by month', measures: [...monthFigures, ...stretchFigures] },
  { title: 'What the customer may choose', measures: optionFigures },
  { title: 'Single steps of the waterfall', measures: waterfallFigures },
  { title: 'What rules alone read', measures: ruleFigures },
];

/** Definitions under the headings of the screens, those that were found alone; what no heading has comes last. */
export function inGroups(found: readonly MeasureDefinition[]): DocumentedGroup[] {
  const left = new Map(found.map((one) => [one.measure as string, one]));
  const groups = titles.map(({ title, measures }) => ({
    title,
    measures: measures.flatMap((name) => {
      const one = left.get(name);
      left.delete(name);
      return one ? [one] : [];
    }),
  }));
  return [...groups, { title: 'Others', measures: [...left.values()] }].filter(({ measures }) => measures.length > 0);
}
