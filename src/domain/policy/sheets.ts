/** A policy's decision tables as the sheets of a workbook, and what of a sheet is said where. */
import type { Ask, Effect, Lookup, Outcome, Row, Table } from './policy.ts';

export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/** A row as its author wrote it: without an id, the id is empty. */
export type WrittenRow = Pick<Row, 'id' | 'when' | 'then' | 'because'>;

export const outcomesSheet = 'outcomes';

/** One sheet for each table, and one of their outcomes, which is only to be read. Every cell is text. */
export function sheetsOf(tables: readonly Table[]): Sheet[] {
  const names = sheetNames(tables);
  return [
    ...tables.map((table, index) => ({
      name: names[index] as string,
      rows: [...headRows(table), headerOf(table), ...table.rows.map(cellsOf)],
    })),
    { name: outcomesSheet, rows: outcomeRows(tables) },
  ];
}

/** What stands above a table's rows: how it speaks, which is changed in the policy file alone. */
export const headRows = ({ name, hit, scope, otherwise }: Table): string[][] => [
  ['table', name],
  ['hit policy', hit],
  ['scope', scope],
  ['otherwise', otherwise],
];

export const headerOf = ({ columns }: Table): string[] => ['id', ...columns, 'then', 'because'];

const cellsOf = ({ id, when, then, because }: WrittenRow): string[] => [id, ...when, then.join(', '), because ?? ''];

const longestName = 31;

/** Names that spreadsheets take for sheets: short, without some characters, told apart whatever the case. */
export function sheetNames(tables: readonly Pick<Table, 'name'>[]): string[] {
  // Excel keeps the name History for itself.
  const taken = new Set([outcomesSheet, 'history']);
  return tables.map(({ name }) => {
    const plain = name.replace(/[:\\/?*[\]\p{C}\s]+/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'table';
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` (${number})`;
      const found = `${shortened(plain, longestName - end.length)}${end}`;
      if (taken.has(found.toLowerCase())) continue;
      taken.add(found.toLowerCase());
      return found;
    }
  });
}

/** By whole characters: half of one is none. */
function shortened(name: string, length: number): string {
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/[\s']+$/, '');
}

/** Every outcome by its table and name, and what it does. */
export const outcomeRows = (tables: readonly Table[]): string[][] => [
  ['table', 'outcome', 'kind', 'whom', 'stage', 'within', 'because'],
  ...tables.flatMap(({ name, outcomes }) => Object.values(outcomes).map((outcome) => [name, ...outcomeCells(outcome)])),
];

function outcomeCells({ name, effects, because }: Outcome): string[] {
  const required = effects.find((effect) => effect.kind === 'require')?.requirement;
  const whom = required ? whomWords(required.ask) : '';
  const within = required?.within === undefined ? '' : `${required.within}h`;
  return [name, effects.map(kindWords).join(', '), whom, required ? String(required.stage) : '', within, because];
}

const kindWords = (effect: Effect): string =>
  effect.kind === 'evidence' || effect.kind === 'clause' ? `${effect.kind}: ${effect.name}` : effect.kind;

function whomWords(ask: Ask | { lookup: Lookup }): string {
  if (!('lookup' in ask)) return askWords(ask);
  const { by, asks, otherwise } = ask.lookup;
  const each = Object.entries(asks).map(([value, asked]) => `${value}: ${askWords(asked)}`);
  return [`by ${by}`, ...each, ...(otherwise ? [`otherwise: ${askWords(otherwise)}`] : [])].join('; ');
}

const askWords = (ask: Ask): string =>
  Object.entries(ask)
    .filter(([kind, value]) => kind !== 'quorum' || value !== 'any')
    .map(([kind, value]) => `${kind} ${Array.isArray(value) ? value.join(' and ') : String(value)}`)
    .join(', ');
