import type { Derivation } from '../../api/types.ts';
import { add, decimalText, div, exact, negate } from '../../../domain/exact.ts';
import { numberWords, ratioWords, unitPriceWords } from '../formats.ts';

export type Step = NonNullable<Derivation['steps']>[number];

/** A step with those that it is made of. */
export interface Node {
  step: Step;
  parts: Node[];
}

/** Steps follow the one they belong to, one deeper. */
export function treeOf(steps: readonly Step[]): Node | undefined {
  const path: Node[] = [];
  for (const step of steps) {
    const node: Node = { step, parts: [] };
    path.length = step.depth;
    path.at(-1)?.parts.push(node);
    path.push(node);
  }
  return path[0];
}

/** Parts that a formula names one by one; more are counted. */
const mostInFormula = 4;

/** How a step follows from its parts: "10 × $228.00", "sum of 1,000 parts"; empty of what was given. */
export function formulaOf({ step, parts }: Node): string {
  const values = parts.map((part) => valueWords(part.step));
  const [first = '', second = '', third = ''] = values;
  switch (step.operation) {
    case 'given':
      return '';
    case 'rounded':
      return `${first}, rounded once`;
    case 'share':
      return `${first} × ${second} ÷ ${third}, so that all parts sum to the whole`;
    case 'least':
      return `the lowest of ${values.length}`;
    case 'greatest':
      return `the highest of ${values.length}`;
    case 'quotient':
      return `${first} ÷ ${second}`;
    case 'product':
      return values.join(' × ');
    default:
      if (values.length > mostInFormula)
        return `${signs[step.operation].word} ${numberWords(String(values.length))} parts`;
      return values.join(signs[step.operation].sign);
  }
}

const signs = { sum: { sign: ' + ', word: 'sum of' }, difference: { sign: ' − ', word: 'difference of' } } as const;

/** The value of a step in the reader's own way of writing, every digit that was told; a dash where there is none. */
export function valueWords({ value, unit, currency, operation, name }: Step): string {
  if (value === null) return '–';
  // A mixed fraction has no decimals of its own.
  if (!/^-?\d+(\.\d+)?…?$/.test(value)) return value;
  const digits = value.replace('…', '');
  const cut = value.endsWith('…') ? '…' : '';
  if (currency) return unitPriceWords({ amount: digits, currency }, 12) + cut;
  if (unit === 'ratio' && !(operation === 'given' && name === 'whole')) return ratioWords(digits, 8) + cut;
  return numberWords(digits) + cut;
}

/**
 * The same, and of a fraction that has no end as a decimal what it is nearest to: of a share its percentage,
 * "1/13 (7.69%)"; of the figure that was asked for what stood where it was, "6 19/31 (6.61)".
 */
export function valueShown(step: Step): string {
  const words = valueWords(step);
  const [, minus, whole = '0', numerator, denominator] = /^(-)?(?:(\d+) )?(\d+)\/(\d+)$/.exec(words) ?? [];
  if (numerator === undefined || denominator === undefined) return words;
  const amount = add(exact(whole), div(exact(numerator), exact(denominator)));
  const near = (places: number) => decimalText(minus ? negate(amount) : amount, places);
  if (step.unit === 'ratio') return `${words} (${ratioWords(near(6), 2)})`;
  return step.depth === 0 ? `${words} (${numberWords(near(2))})` : words;
}
