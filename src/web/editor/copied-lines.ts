import type { DraftLine } from './draft.ts';
import { noStructure } from './draft-structure.ts';
import { copyOf } from './edits.ts';

/** Under which lines lie on the clipboard beside the rows for a spreadsheet, which have no place for a structure. */
export const wholeLines = 'application/x-countersign-lines+json';

/** The lines of the clipboard as new ones, with everything they have; undefined when there are none. */
export function linesIn(text: string): DraftLine[] | undefined {
  if (text === '') return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isLine) ? read.map(sound) : undefined;
  } catch {
    return undefined;
  }
}

const cells = ['id', 'product', 'quantity', 'discount', 'start', 'termMonths'] as const;

/** What lies on the clipboard may come from anywhere. */
function isLine(value: unknown): value is DraftLine {
  if (value === null || typeof value !== 'object') return false;
  const fields = value as Record<string, unknown>;
  const { structure = noStructure } = fields;
  return cells.every((cell) => typeof fields[cell] === 'string') && structure !== null && isStructure(structure);
}

const isStructure = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(noStructure).every(([name, like]) => {
    const field = (value as Record<string, unknown>)[name];
    return typeof field === typeof like && Array.isArray(field) === Array.isArray(like);
  });

function sound(line: DraftLine): DraftLine {
  const { id, product, quantity, discount, start, termMonths, structure } = copyOf(line);
  return { id, product, quantity, discount, start, termMonths, ...(structure && { structure }) };
}
