import type { BulkTx } from '../../store/bulk.ts';
import type { Column } from '../kinds/kind.ts';

/** Rows of one step that were read well, waiting in a table of the transaction: alias `s`, one column for each mapped. */
export interface Staged {
  tx: BulkTx;
  columns: ReadonlySet<string>;
  /** Who brings it in; null: the installation itself. */
  by: string | null;
  /** Reports what only the rows together, or those that are stored, can tell. */
  found(column: string, lines: { line: number; message: string }[]): Promise<void>;
}

const sqlTypes: Partial<Record<Column['type'], string>> = {
  decimal: 'numeric',
  ratio: 'numeric',
  whole: 'integer',
  date: 'date',
  'yes-no': 'boolean',
  price: 'jsonb',
  skus: 'jsonb',
  components: 'jsonb',
};

/** A fresh staging table for the columns of a step, and one for the ids of what it touches. */
export async function createStage(tx: BulkTx, columns: readonly Column[]): Promise<void> {
  const defined = columns.map(({ name, type }) => `${quoted(name)} ${sqlTypes[type] ?? 'text'}`);
  await tx.query(`drop table if exists staged, touched;
    create temp table staged (line integer primary key, ${defined.join(', ')}) on commit drop;
    create temp table touched (id text primary key, added boolean not null) on commit drop`);
}

/** A column of the staging table. */
export const quoted = (name: string): string => `"${name}"`;

/** Rows `s` for which `wrong` holds get `message`, both SQL. */
export async function check(staged: Staged, column: string, wrong: string, message: string): Promise<void> {
  if (!staged.columns.has(column)) return;
  const lines = await staged.tx.query<{ line: number; message: string }>(
    `select s.line, ${message} as message from staged s where ${wrong} order by s.line limit 100000`,
  );
  if (lines.length > 0) await staged.found(column, lines);
}

/** As `check`, for a reference that names nothing. */
export async function checkReference(staged: Staged, column: string, what: string, exists: string): Promise<void> {
  const wrong = `s.${quoted(column)} is not null and not exists (${exists})`;
  await check(staged, column, wrong, `'There is no ${what} ' || s.${quoted(column)} || '.'`);
}

/** What a second person has to confirm is never brought in by nobody: every row is told that. */
export async function checkByPerson(staged: Staged, column: string, what: string): Promise<void> {
  if (staged.by === null) await check(staged, column, 'true', `'${what} by a person: say in whose name.'`);
}

/** A record stands in the file once; a mapping may take the first or the last of several. */
export async function settleRepeated(
  staged: Staged,
  key: readonly string[],
  repeated: 'first' | 'last' | undefined,
): Promise<void> {
  const same = key.map((name) => `s.${quoted(name)}`).join(', ');
  const ranked = `(select s.line, first_value(s.line) over w as kept, row_number() over w as place from staged s
    window w as (partition by ${same} order by s.line ${repeated === 'last' ? 'desc' : 'asc'}))`;
  if (repeated) {
    await staged.tx.query(`delete from staged s using ${ranked} r where s.line = r.line and r.place > 1`);
    return;
  }
  const lines = await staged.tx.query<{ line: number; message: string }>(
    `select r.line, 'Line ' || r.kept || ' is about the same record.' as message from ${ranked} r
     where r.place > 1 order by r.line limit 100000`,
  );
  if (lines.length === 0) return;
  await staged.found(key.at(-1) as string, lines);
  await staged.tx.query(`delete from staged s using ${ranked} r where s.line = r.line and r.place > 1`);
}

/** How a column of the file is kept: its column in the table, and the value in SQL when it is not the staged one. */
export interface Kept {
  column: string;
  value?: string;
}

export interface Target {
  table: string;
  /** What a conflict is found by, in SQL. */
  conflict: string;
  /** Staged columns by name; those that are part of the key are never updated. */
  columns: Record<string, Kept>;
  key: readonly string[];
  versioned?: true;
  /** The id of a row in SQL, over the table's alias `t`. */
  id?: string;
}

/** Adds what is new and changes what differs; rows that say what is stored already touch nothing. */
export async function upsert({ tx, columns }: Staged, target: Target): Promise<void> {
  const used = Object.entries(target.columns).filter(([name]) => columns.has(name));
  const kept = used.map(([name, { column, value }]) => ({ name, column, value: value ?? `s.${quoted(name)}` }));
  const changing = kept.filter(({ name }) => !target.key.includes(name)).map(({ column }) => column);
  const sets = changing.map((column) => `${column} = excluded.${column}`);
  if (target.versioned) sets.push('version = t.version + 1');
  const differs = `(${changing.map((column) => `t.${column}`)}) is distinct from (${changing.map((column) => `excluded.${column}`)})`;
  await tx.query(`with written as (
      insert into ${target.table} as t (${kept.map(({ column }) => column)})
      select ${kept.map(({ value }) => value)} from staged s order by s.line
      on conflict (${target.conflict}) ${changing.length > 0 ? `do update set ${sets} where ${differs}` : 'do nothing'}
      returning ${target.id ?? 't.id::text'} as id, xmax = 0 as added
    )
    insert into touched select id, added from written on conflict do nothing`);
}
