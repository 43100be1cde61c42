import { dateWords } from '../parts/formats.ts';
import { wordsFor } from '../parts/words.ts';
import type { Draft, DraftField, DraftLine, Head } from './draft.ts';
import { type DraftPocket, noPocket } from './draft-pocket.ts';
import { type DraftStructure, noStructure } from './draft-structure.ts';

/** What one step of writing changed, in a line: "Payment terms: Net 30 to Net 60", "PLT-CORE: quantity 10 to 25". */
export function stepWords(before: Draft, after: Draft): string {
  const said = [...headWords(before.head, after.head), ...linesWords(before.lines, after.lines)];
  return said.join('; ') || 'Nothing';
}

function headWords(before: Head, after: Head): string[] {
  // The currency follows the price book.
  const changed = (Object.keys(after) as (keyof Head)[]).filter(
    (field) => field !== 'currency' && before[field] !== after[field],
  );
  const [only] = changed;
  if (!only) return [];
  if (changed.length > 1) return [`Terms: ${changed.map((field) => fieldWords(field).toLowerCase()).join(', ')}`];
  if (only === 'pocket') return [pocketWords(before.pocket ?? noPocket, after.pocket ?? noPocket)];
  if (only === 'payments') return ['Payment schedule'];
  if (only === 'nonStandard') return [elementWords(before.nonStandard, after.nonStandard)];
  return [`${fieldWords(only)}: ${change(before[only], after[only])}`];
}

/** "Rebate: none to 2%". */
function pocketWords(before: DraftPocket, after: DraftPocket): string {
  const [field] = (Object.keys(after) as (keyof DraftPocket)[]).filter((name) => before[name] !== after[name]);
  return field === undefined || field === 'further'
    ? 'Further discounts of the whole'
    : `${wordsFor(field)}: ${change(before[field], after[field])}`;
}

const elementWords = (before: Head['nonStandard'], after: Head['nonStandard']): string => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Head['nonStandard'])[];
  return `Not standard: ${names
    .filter((name) => before[name] !== after[name])
    .map((name) => wordsFor(name).toLowerCase())
    .join(', ')}`;
};

function linesWords(before: readonly DraftLine[], after: readonly DraftLine[]): string[] {
  const was = new Map(before.map((line) => [line.id, line]));
  const is = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !was.has(id));
  const removed = before.filter(({ id }) => !is.has(id));
  const changed = after.flatMap((line) => {
    const old = was.get(line.id);
    return old && old !== line ? [{ old, line }] : [];
  });
  const isMoved = before
    .filter(({ id }) => is.has(id))
    .some(({ id }, place) => after.filter((line) => was.has(line.id))[place]?.id !== id);
  return [
    ...countWords(added, 'added'),
    ...countWords(removed, 'removed'),
    ...cellWords(changed),
    ...structureWords(changed),
    ...(isMoved ? ['Lines moved'] : []),
  ];
}

function countWords(lines: readonly DraftLine[], done: string): string[] {
  const [only] = lines;
  if (!only) return [];
  return [lines.length === 1 ? `${only.product || 'Empty line'} ${done}` : `${lines.length} lines ${done}`];
}

function cellWords(changed: readonly { old: DraftLine; line: DraftLine }[]): string[] {
  const cells = changed.flatMap(({ old, line }) =>
    fields.filter((field) => old[field] !== line[field]).map((field) => ({ field, old, line })),
  );
  const [first] = cells;
  if (!first) return [];
  const { field, old, line } = first;
  if (cells.length === 1) {
    if (field === 'product') return [`Product: ${change(old.product, line.product)}`];
    return [`${line.product || 'Empty line'}: ${fieldWords(field).toLowerCase()} ${change(old[field], line[field])}`];
  }
  if (cells.some((cell) => cell.field !== field)) return [`${changed.length} lines changed`];
  const alike = cells.every((cell) => cell.line[field] === line[field]);
  return [`${fieldWords(field)} of ${cells.length} lines${alike ? `: ${valueWords(line[field])}` : ''}`];
}

/** "GW-200: ramp, free months". */
function structureWords(changed: readonly { old: DraftLine; line: DraftLine }[]): string[] {
  const lines = changed.filter(({ old, line }) => old.structure !== line.structure);
  const [only] = lines;
  if (!only) return [];
  if (lines.length > 1) return [`Structure of ${lines.length} lines`];
  const [was, is] = [only.old.structure ?? noStructure, only.line.structure ?? noStructure];
  const names = (Object.keys(is) as (keyof DraftStructure)[]).filter((name) => was[name] !== is[name]);
  return [
    `${only.line.product || 'Empty line'}: ${names.map((name) => structureNames[name] ?? wordsFor(name).toLowerCase()).join(', ')}`,
  ];
}

const structureNames: Partial<Record<keyof DraftStructure, string>> = {
  further: 'further discounts',
  freeMonthsAt: 'which months are free',
  rest: 'structure',
};

const fields: readonly DraftField[] = ['product', 'quantity', 'discount', 'start', 'termMonths'];

const fieldWords = (field: string): string =>
  ({ headerDiscount: 'Off the total', termMonths: 'Months', pocket: 'Partner, rebate, freight, discounts' })[field] ??
  wordsFor(field);

const change = (before: unknown, after: unknown): string => `${valueWords(before)} to ${valueWords(after)}`;

function valueWords(value: unknown): string {
  const text = String(value ?? '');
  if (text === '') return 'none';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dateWords(text);
  return /^[a-z]/.test(text) ? wordsFor(text) : text;
}
