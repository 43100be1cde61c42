/** Cells of a spreadsheet for what a line has beside its own cells. */
import { parseDiscount } from './discount-text.ts';
import { type DraftStructure, noStructure, orNone } from './draft-structure.ts';
import { type NumberStyle, pastedDiscount, pastedNumber } from './pasted-numbers.ts';
import { writtenNumber } from './written-number.ts';

export const moreFields = [
  'freeMonths',
  'freeUnits',
  'uplift',
  'commitment',
  'minimum',
  'overage',
  'optional',
  'alternative',
  'group',
] as const;
export type MoreField = (typeof moreFields)[number];
export type MoreCells = Partial<Record<MoreField, string>>;

/** A cell as the field takes it; one that cannot be read stays as it was written. */
export function moreCell(field: MoreField, text: string, style: NumberStyle): string {
  switch (field) {
    case 'alternative':
    case 'group':
      return text;
    case 'optional':
      return /^(y|yes|true|x|1|optional|ja|j|wahr)$/i.test(text)
        ? 'yes'
        : /^(n|no|false|0|nein|falsch|-|–)?$/i.test(text)
          ? ''
          : text;
    case 'uplift':
      // Of a discount the sign says nothing; a price that falls is no rise.
      return /^[-−]/.test(text) ? text : (pastedDiscount(text, style) ?? text);
    default:
      return text === '' ? '' : (pastedNumber(text, style) ?? text);
  }
}

/** What keeps a cell from being read; undefined when nothing does. */
export function moreProblem(field: MoreField, text: string): string | undefined {
  if (text === '') return undefined;
  switch (field) {
    case 'alternative':
    case 'group':
      return text.length > 60 ? 'Longer than 60 letters.' : undefined;
    case 'optional':
      return text === 'yes' ? undefined : 'Write yes or no.';
    case 'uplift': {
      // A bare number between 0 and 1 may be a share or a percentage.
      const read = /^0?\.\d/.test(text) ? undefined : parseDiscount(text);
      return read === null || (read && 'percent' in read) ? undefined : 'Write a percentage, like 3%.';
    }
    case 'freeMonths':
      return /^\d{1,3}$/.test(text) ? undefined : 'Not a number of months.';
    default:
      return writtenNumber(text) === undefined ? 'Not a number.' : undefined;
  }
}

/** The structure of a line from such cells; undefined when there is nothing in them. */
export function structureFrom({ optional, freeMonths, ...cells }: MoreCells): DraftStructure | undefined {
  return orNone({
    ...noStructure,
    ...cells,
    freeMonths: freeMonths === '0' ? '' : (freeMonths ?? ''),
    optional: optional === 'yes',
  });
}
