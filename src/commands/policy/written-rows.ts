/** Puts other rows into the tables of a policy file's text, and leaves every other character where it is. */
import { isNode, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
import type { PlacedRow } from '../../domain/policy/row-changes.ts';
import type { WrittenRow } from '../../domain/policy/sheets.ts';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The text with these rows in the tables of these places. A row that says the same keeps its text, and comments above
 * a row go where it goes.
 */
export function withRows(text: string, changed: ReadonlyMap<number, readonly PlacedRow[]>): string {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, version: '1.2', keepSourceTokens: true });
  const edits = [...changed].map(([table, rows]) => {
    const list = document.getIn(['tables', table, 'rows'], true);
    if (!isSeq(list)) throw new Error(`table ${table} of the policy has no list of rows`);
    return list.flow ? flowEdit(text, list, rows) : blockEdit(text, list, rows);
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

/** `rows: [{…}, {…}]`, and all of JSON. */
function flowEdit(text: string, list: YAMLSeq, rows: readonly PlacedRow[]): Edit {
  const [start, end] = rangeOf(list);
  const items = rows.map(({ row, was, same }) =>
    same ? text.slice(...rangeOf(list.items[was as number])) : jsonRow(row),
  );
  const outer = /^\s*/.exec(text.slice(lineStart(text, start), start))?.[0] ?? '';
  const breaks = `${eolOf(text)}${outer}  `;
  return { start, end, text: items.length === 0 ? '[]' : `[${breaks}${items.join(`,${breaks}`)}]` };
}

/** A list of rows with a dash before each, one after the other in whole lines. */
function blockEdit(text: string, list: YAMLSeq, rows: readonly PlacedRow[]): Edit {
  const eol = eolOf(text);
  const dashes = dashesOf(list);
  const start = lineStart(text, dashes[0] as number);
  const ends = list.items.map((item, index) => lineEnd(text, lastCharacter(text, dashes[index] as number, item)));
  const end = ends.at(-1) as number;
  if (rows.length === 0) return { start, end, text: `${text.slice(start, dashes[0])}  []${eol}` };
  const indent = text.slice(start, dashes[0]);
  const put = rows.map(({ row, was, same }) => {
    if (was === undefined) return `${indent}- ${yamlRow(row)}${eol}`;
    const from = was === 0 ? start : (ends[was - 1] as number);
    const whole = text.slice(from, ends[was]);
    if (same) return whole.endsWith('\n') ? whole : `${whole}${eol}`;
    const above = text.slice(from, lineStart(text, dashes[was] as number));
    const beside = commentBeside(text, list.items[was], ends[was] as number);
    return `${above}${indent}- ${yamlRow(row)}${beside}${eol}`;
  });
  const all = put.join('');
  return { start, end, text: text[end - 1] === '\n' ? all : all.slice(0, -eol.length) };
}

function dashesOf(list: YAMLSeq): number[] {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') throw new Error('a list of rows without its dashes');
  return token.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
}

const lastCharacter = (text: string, dash: number, item: unknown): number =>
  dash + text.slice(dash, rangeOf(item)[1]).trimEnd().length;

function commentBeside(text: string, item: unknown, end: number): string {
  const [start, valueEnd] = rangeOf(item);
  return text[start] === '{' ? (/^[ \t]+#[^\r\n]*/.exec(text.slice(valueEnd, end))?.[0] ?? '') : '';
}

function rangeOf(item: unknown): [number, number] {
  const range = isNode(item) ? (item as Node).range : undefined;
  if (!range) throw new Error('a part of the policy without its place');
  return [range[0], range[1]];
}

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** `{id: D1, when: ['(10%..20%]', '-'], then: manager}` */
function yamlRow({ id, when, then, because }: WrittenRow): string {
  const outcomes = then.map(plain);
  const fields = [
    ...(id === '' ? [] : [`id: ${plain(id)}`]),
    `when: [${when.map(quoted).join(', ')}]`,
    `then: ${outcomes.length === 1 ? outcomes[0] : `[${outcomes.join(', ')}]`}`,
    ...(because === undefined ? [] : [`because: ${JSON.stringify(because)}`]),
  ];
  return `{${fields.join(', ')}}`;
}

function jsonRow({ id, when, then, because }: WrittenRow): string {
  const row = { ...(id !== '' && { id }), when, then: then.length === 1 ? then[0] : then, because };
  return JSON.stringify(row);
}

/** A name as it is, unless YAML would read another thing in it. */
const plain = (word: string): string =>
  /^[A-Za-z][\w.@-]*$/.test(word) && !/^(true|false|null)$/i.test(word) ? word : JSON.stringify(word);

const quoted = (cell: string): string =>
  /^[\x20-\x7e\xa0-\ud7ff]*$/.test(cell) ? `'${cell.replaceAll("'", "''")}'` : JSON.stringify(cell);
