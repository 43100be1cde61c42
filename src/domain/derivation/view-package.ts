import type { Sight } from '../confidentiality.ts';
import { isOneOf } from '../measures/figures.ts';
import { packageMeasures } from '../measures/package.ts';
import { type Asked, currenciesOf, type DerivationView, groundsChosen, maySee } from './asked.ts';
import type { Grounds } from './grounds.ts';
import { type CountedQuote, derivePackage } from './package.ts';
import { stepsTold } from './told.ts';

/**
 * How a figure of the package came about that a quote is judged in, of its others as they stand; undefined when packages
 * have no such figure, or there are no others.
 */
export function viewPackageDerivation(
  { measure, chosen }: Pick<Asked, 'measure' | 'chosen'>,
  own: Grounds,
  { others, seesAll }: { others: readonly CountedQuote[]; seesAll: boolean },
  sight: Sight,
): DerivationView | undefined {
  if (!isOneOf(packageMeasures, measure) || others.length === 0) return undefined;
  const untold = { measure, line: null, steps: null, waterfall: null };
  if (!seesAll || !maySee(measure, sight)) return untold;
  const grounds = groundsChosen(chosen, own);
  return { ...untold, steps: stepsTold(derivePackage(measure, grounds, others), currenciesOf(grounds)) };
}
