/** The one machinery behind every list: filters, sorts in both directions, pages by key, counts when they are cheap. */
import type { Actor } from '../../commands/actor.ts';
import { sightOf } from '../../commands/permissions.ts';
import { type DealScope, relations } from '../../commands/relations.ts';
import { type FilterValue, isRange, type Range } from '../../domain/lists/filter.ts';
import type { Count, ListAsked, ListShape } from '../../domain/lists/list.ts';
import { type KeyType, type Place, type Sort, sortText } from '../../domain/lists/sort.ts';
import { pageOf, type Reader } from '../page.ts';
import { type Parameters, parameters } from './parameters.ts';

/**
 * Where a list's rows come from: pieces of SQL in which `$1` is who asks. A join is made only for expressions that name
 * its alias.
 */
export interface ListSource<F extends string = string, S extends string = string> {
  /** The row's own id: breaks every tie. */
  id: string;
  from: string;
  joins?: Readonly<Record<string, string>>;
  /** Carried to the columns of the page beside id and key, as `page.NAME`. */
  carries?: Readonly<Record<string, string>>;
  where?: readonly string[];
  /** A column that is compared by the filter's kind, or a condition of its own. */
  filters: Readonly<Record<F, string | Condition>>;
  sorts: Readonly<Record<S, string>>;
  /** What a row on screen is made of, and the tables beside `page` that it needs. */
  columns: string;
  tables: string;
}

type Condition = (value: FilterValue, context: Filtering) => string | Promise<string>;

export interface Filtering {
  put: Parameters['put'];
  reader: Reader;
  actor: Actor;
}

/** Whose eyes see the list: `deal` rows (alias `d`) of the scope only; without one, every row. */
export interface Viewer {
  actor: Actor;
  scope?: DealScope;
}

export interface ListRow {
  id: string;
  key: string | number | null;
}

/** A list was asked by a measure that its reader may not see: order, filters and cursors would tell its value. */
export class HiddenMeasureError extends Error {}

function refuseHidden({ filters, sorts }: ListShape, { actor }: Viewer, asked: ListAsked): void {
  if (sightOf(actor).margin === 'visible') return;
  const by = [sorts[asked.sort.by], ...Object.keys(asked.filters).map((name) => filters[name])];
  const hidden = by.find((one) => one?.confidential !== undefined);
  if (!hidden) return;
  throw new HiddenMeasureError(
    `Your role does not see the ${hidden.label.toLowerCase()}: no list is sorted or filtered by it.`,
  );
}

/** A page of rows with the place of the one after it. */
export async function readList<T>(
  reader: Reader,
  list: { shape: ListShape; source: ListSource; viewer: Viewer },
  asked: ListAsked,
): Promise<{ items: (T & ListRow)[]; next: Place | null; count?: Count | null }> {
  refuseHidden(list.shape, list.viewer, asked);
  const sort = list.shape.sorts[asked.sort.by] as Sort;
  const among = asked.cursor && asked.cursor[1] === null ? [true] : sort.nullable ? [false, true] : [false];
  const rows: (T & ListRow)[] = [];
  for (const without of among) {
    if (rows.length > asked.limit) break;
    const started = asked.cursor && (asked.cursor[1] === null) === without ? asked.cursor : undefined;
    const part = { without, after: started, limit: asked.limit + 1 - rows.length };
    const { text, values } = await pageStatement(reader, list, asked, part);
    rows.push(...(await reader.query<T & ListRow>(text, values, { plan: 'anew' })));
  }
  const { items, next } = pageOf(
    rows,
    asked.limit,
    ({ key, id }): Place => [sortText(asked.sort), key === null ? null : String(key), id],
  );
  const count = asked.count ? { count: await countList(reader, list, asked) } : {};
  return { items, next: next as Place | null, ...count };
}

/** Rows with a value of the sort key, or those without one; from `after` on. */
interface Part {
  without: boolean;
  after: Place | undefined;
  limit: number;
}

async function pageStatement(
  reader: Reader,
  { shape, source, viewer }: { shape: ListShape; source: ListSource; viewer: Viewer },
  { filters, sort: asked }: ListAsked,
  { without, after, limit }: Part,
): Promise<{ text: string; values: unknown[] }> {
  const { values, put } = parameters(viewer.actor.id);
  const sort = shape.sorts[asked.by] as Sort;
  const key = source.sorts[asked.by] as string;
  const sign = asked.direction === 'asc' ? '>' : '<';
  const conditions = await conditionsOf(shape, source, filters, { put, reader, actor: viewer.actor });
  if (sort.nullable) conditions.push(`${key} is ${without ? '' : 'not '}null`);
  if (after) {
    const id = put(after[2], 'uuid');
    const at = after[1] === null ? undefined : put(after[1], types[sort.type]);
    conditions.push(at ? `(${key}, ${source.id}) ${sign} (${at}, ${id})` : `${source.id} ${sign} ${id}`);
    // The row comparison cannot use an index when its columns come from two tables.
    if (at && aliasOf(key) !== aliasOf(source.id)) conditions.push(`${key} ${sign}= ${at}`);
  }
  // As the indexes stand, so that either direction is a walk along one.
  const nulls = sort.nullable ? (asked.direction === 'asc' ? ' nulls first' : ' nulls last') : '';
  const most = put(limit, 'int');
  const carried = Object.entries(source.carries ?? {}).map(([name, sql]) => `, ${sql} as ${name}`);
  const branches = branchesOf(viewer.scope, put).map((branch) => {
    const where = whereOf([...conditions, ...branch]);
    return `(select ${source.id}, ${key} as key${carried.join('')} from ${fromOf(source, where, key)}
      where ${where} order by ${key} ${asked.direction}${nulls}, ${source.id} ${asked.direction} limit ${most})`;
  });
  const order = `key ${asked.direction}, id ${asked.direction}`;
  const text = `with page as materialized (select * from (${branches.join(' union ')}) found order by ${order} limit ${most})
    select ${source.columns}, page.key from page ${source.tables} order by page.${order.replace(' id', ' page.id')}`;
  return { text, values };
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.map((condition) => `(${condition})`).join(' and ');

/** Conditions of which a row must meet one: a branch each, so that each can go by its own index. */
function branchesOf(scope: DealScope | undefined, put: Parameters['put']): string[][] {
  if (!scope) return [[]];
  const known = relations(scope, put);
  return known === 'every' ? [[]] : known.map((one) => [one]);
}

async function conditionsOf(
  shape: ListShape,
  source: ListSource,
  filters: ListAsked['filters'],
  filtering: Filtering,
): Promise<string[]> {
  const conditions = ['$1::uuid is not null', ...(source.where ?? [])];
  for (const [name, value] of Object.entries(filters)) {
    const sql = source.filters[name];
    const filter = shape.filters[name];
    if (sql === undefined || !filter) throw new Error(`${shape.name} has no filter ${name}`);
    if (typeof sql === 'function') conditions.push(await sql(value, filtering));
    else conditions.push(...compared(sql, value, shape, name, filtering));
  }
  return conditions.filter((condition) => condition !== '');
}

/** A column against a value, by what kind of filter it is. */
function compared(
  sql: string,
  value: FilterValue,
  shape: ListShape,
  name: string,
  { put, actor }: Filtering,
): string[] {
  const filter = shape.filters[name];
  if (filter?.kind === 'flag') return [value ? sql : `not (${sql})`];
  if (filter?.kind === 'range' && isRange(value)) return within(sql, value, filter.of === 'day', put, shape, name);
  const values = (value as readonly string[]).map((one) => (one === 'me' && filter?.kind === 'refs' ? actor.id : one));
  const type = filter?.kind === 'refs' ? 'uuid' : 'text';
  // One value compares so that an index keeps its order behind it.
  return [values.length === 1 ? `${sql} = ${put(values[0], type)}` : `${sql} = any(${put(values, `${type}[]`)})`];
}

function within(
  sql: string,
  { from, to }: Range,
  days: boolean,
  put: Parameters['put'],
  shape: ListShape,
  name: string,
) {
  const type = days ? 'date' : 'numeric';
  const moment = days && shape.sorts[name]?.type !== 'day' && !dayColumn.test(sql);
  return [
    ...(from === undefined ? [] : [`${sql} >= ${put(from, type)}`]),
    // A day of moments ends where the next begins.
    ...(to === undefined ? [] : [moment ? `${sql} < ${put(to, type)} + 1` : `${sql} <= ${put(to, type)}`]),
  ];
}

const dayColumn = /(_date|_on|customer_since)$/;
const aliasOf = (sql: string): string | undefined => /\b([a-z]+)\./.exec(sql)?.[1];
const types: Record<KeyType, string> = {
  moment: 'timestamptz',
  day: 'date',
  decimal: 'numeric',
  count: 'bigint',
  text: 'text',
};

function fromOf({ from, joins = {}, carries = {} }: ListSource, ...used: string[]): string {
  const text = [...used, ...Object.values(carries)].join(' ');
  const needed = Object.entries(joins).filter(([alias]) => new RegExp(`\\b${alias}\\.`).test(text));
  return [from, ...needed.map(([, join]) => join)].join(' ');
}

const counted = 1_000;
/** In the planner's units: some tens of milliseconds. */
const cheap = 30_000;

/** How many rows there are, up to a thousand; null when finding out would take long. */
async function countList(
  reader: Reader,
  { shape, source, viewer }: { shape: ListShape; source: ListSource; viewer: Viewer },
  { filters }: Pick<ListAsked, 'filters'>,
): Promise<Count | null> {
  const { values, put } = parameters(viewer.actor.id);
  const conditions = await conditionsOf(shape, source, filters, { put, reader, actor: viewer.actor });
  const most = put(counted + 1, 'int');
  const branches = branchesOf(viewer.scope, put).map((branch) => {
    const where = whereOf([...conditions, ...branch]);
    return `(select ${source.id} from ${fromOf(source, where)} where ${where} limit ${most})`;
  });
  const text = `select count(*)::int as found from (${branches.join(' union ')}) counted`;
  const [plan] = await reader.query<{ 'QUERY PLAN': [{ Plan: { 'Total Cost': number } }] }>(
    `explain (format json) ${text}`,
    values,
    { plan: 'anew' },
  );
  if ((plan?.['QUERY PLAN'][0].Plan['Total Cost'] ?? Number.POSITIVE_INFINITY) > cheap) return null;
  const [row] = await reader.query<{ found: number }>(text, values, { plan: 'anew' });
  const found = row?.found ?? 0;
  return { value: Math.min(found, counted), more: found > counted };
}
