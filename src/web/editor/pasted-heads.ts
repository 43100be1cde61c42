import type { DraftField } from './draft.ts';
import type { MoreField } from './pasted-more.ts';

/** What a column of a spreadsheet holds. `end` becomes months; of `price` see `pastedRows`. */
export type Column = DraftField | MoreField | 'price' | 'end' | 'other';

/** Without a row that names them. */
export const positions: Column[] = ['product', 'quantity', 'discount', 'price', 'start', 'termMonths'];

// The first that fits: "overage price" is no price, and "free units" are no units.
const names: [Column, RegExp][] = [
  ['freeMonths', /^(free|gratis) ?months?|(frei|gratis)monate|kostenlose monate/],
  ['freeUnits', /^free (units|seats|qty|quantity)|(frei|gratis)(einheiten|stück)/],
  ['uplift', /uplift|escalat|^(yearly|annual) (rise|increase)|preiserhöhung|steigerung/],
  ['commitment', /^commit|mindestabnahme|zusage/],
  ['minimum', /^min(imum)?\b|mindest(betrag|umsatz)/],
  ['overage', /overage|beyond the commitment|mehrverbrauch/],
  ['optional', /^option(al)?\b/],
  ['alternative', /^alternativ/],
  ['group', /^(group|heading|section|gruppe|überschrift)\b/],
  ['end', /^(ends?|end date|until|to|bis|ende|enddatum)$/],
  ['product', /^(sku|item|article|part|product|material|artikel|produkt)|^art\.?(ikel)?-?nr|number$|nummer$/],
  ['quantity', /^(qty|quantity|units|count|seats|menge|anzahl|stück|stueck)/],
  ['discount', /disc(ount)?|rabatt|nachlass/],
  ['price', /price|preis/],
  ['start', /^(start|from|begin|ab\b)/],
  ['termMonths', /^(months|term|duration|monate|laufzeit)/],
];

/** The columns that a first row names; undefined when it is a row like the others: one that names no SKU and quantity. */
export function columnsNamed(cells: readonly string[]): Column[] | undefined {
  const columns = cells.map((cell): Column => {
    const word = cell.trim().toLowerCase();
    return names.find(([, pattern]) => pattern.test(word))?.[0] ?? 'other';
  });
  const once = columns.map((column, index) => (columns.indexOf(column) === index ? column : 'other'));
  const named = once.filter((column) => column !== 'other').length;
  const isHead =
    once.includes('product') && (named >= 2 || cells.filter(Boolean).length === 1) && !cells.some(isNumeric);
  return isHead ? once : undefined;
}

const isNumeric = (cell: string): boolean => /^[-=]?[\d.,\s]+%?$/.test(cell.trim()) && /\d/.test(cell);
