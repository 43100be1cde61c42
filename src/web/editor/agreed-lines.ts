import type { FoundProduct } from '../api/types.ts';
import type { DraftLine } from './draft.ts';
import { noStructure, orNone } from './draft-structure.ts';

type Agreed = Pick<FoundProduct, 'sku' | 'agreement'>;

interface Among {
  found: readonly Agreed[];
  /** First day of the quote, for lines without one of their own. */
  start: string;
  /** Agreements that lines of the quote name already: those are the customer's. */
  named: ReadonlySet<string>;
}

/**
 * Lines that come in from elsewhere, priced by the customer's agreements as lines are whose product is chosen. One that a
 * line brings stays where it is the customer's own. `names` are those of the agreements that lines took.
 */
export function agreedLines(
  lines: readonly DraftLine[],
  { found, start, named }: Among,
): { lines: DraftLine[]; names: string[] } {
  const bySku = new Map(found.map(({ sku, agreement }) => [sku.toLowerCase(), agreement]));
  const names = new Set<string>();
  const agreed = lines.map((line) => {
    const brought = line.structure?.agreement ?? '';
    if (named.has(brought)) return line;
    const offered = bySku.get(line.product.toLowerCase());
    const on = line.start || start;
    const agreement = offered && offered.from <= on && on <= offered.to ? offered : undefined;
    if (agreement) names.add(agreement.name);
    if ((agreement?.id ?? '') === brought) return line;
    return { ...line, structure: orNone({ ...noStructure, ...line.structure, agreement: agreement?.id ?? '' }) };
  });
  return { lines: agreed, names: [...names] };
}

/** The agreements that lines name. */
export const agreementsIn = (lines: readonly DraftLine[]): ReadonlySet<string> =>
  new Set(lines.flatMap(({ structure }) => structure?.agreement || []));

/** "2 lines added, at the prices of Frame contract". */
export function addedWords(count: number, names: readonly string[]): string {
  const added = count === 1 ? 'One line added' : `${count} lines added`;
  if (names.length === 0) return added;
  return `${added}, at ${names.length === 1 ? 'the price' : 'the prices'} of ${names.join(', ')} where ${names.length === 1 ? 'it covers' : 'they cover'} them`;
}
