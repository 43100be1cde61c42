import { knownDependencies, oneAtATime } from '../../commands/catalogue/dependencies.ts';
import {
  contradiction,
  type Dependencies,
  type Known,
  ownProblems,
  togetherWith,
} from '../../domain/pricing/dependencies.ts';
import { quoted, type Staged } from './staged.ts';

const columns = ['requires', 'excludes', 'components'] as const;

/** What products need, bar and hold, judged as the whole file and what is stored will have it together. */
export async function checkDependencies(staged: Staged): Promise<void> {
  const given = columns.filter((name) => staged.columns.has(name));
  if (given.length === 0) return;
  await oneAtATime(staged.tx);
  const rows = await stagedDependencies(staged, given);
  if (rows.length === 0) return;
  const named = rows.flatMap(({ sku, requires, excludes, components }) => [
    sku,
    ...requires,
    ...excludes,
    ...components.map(({ product }) => product),
  ]);
  const known = await knownDependencies(staged.tx, named);
  const stored = [...known.values()];
  const inFile = await stagedDependencies(staged, given, [...known.keys(), ...named]);
  for (const row of inFile) known.set(row.sku, row);
  const found = [...rows.flatMap((row) => ownFound(row, known)), ...spoilt(stored, inFile, known)];
  for (const column of given) {
    const lines = found.filter(
      ({ pointer }) => (given.find((name) => pointer.startsWith(`/${name}`)) ?? given[0]) === column,
    );
    if (lines.length > 0) await staged.found(column, lines);
  }
}

interface Found {
  line: number;
  pointer: string;
  message: string;
}

type Row = Dependencies & { line: number };

const ownFound = (row: Row, known: Known): Found[] =>
  ownProblems(row, known).map((problem) => ({ line: row.line, ...problem }));

/** Products that are not in the file and could not be sold any more, at the rows that they come with. */
function spoilt(stored: readonly Dependencies[], inFile: readonly Row[], known: Known): Found[] {
  const lines = new Map(inFile.map(({ sku, line }) => [sku, line]));
  return stored.flatMap((product) => {
    if (lines.has(product.sku)) return [];
    const because = contradiction(product, known);
    if (!because) return [];
    const message = `${product.sku} could not be sold any more: ${because}`;
    const [line] = [...togetherWith(product, known)].flatMap((sku) => lines.get(sku) ?? []);
    return line === undefined ? [] : [{ line, pointer: '', message }];
  });
}

/** Rows of the file as they will be stored: those that name any other product, or those of these SKUs. */
function stagedDependencies(
  { tx, columns: mapped }: Staged,
  given: readonly (typeof columns)[number][],
  skus?: readonly string[],
): Promise<Row[]> {
  const value = (name: string): string => (mapped.has(name) ? `s.${quoted(name)}` : 'null');
  const kept = (name: (typeof columns)[number]): string =>
    given.includes(name) ? `coalesce(s.${name}, '[]')` : `coalesce(to_jsonb(p.${name}), '[]')`;
  const wanted = skus ? 's.sku = any($1)' : given.map((name) => `coalesce(s.${name}, '[]') <> '[]'`).join(' or ');
  return tx.query(
    `select s.line, s.sku, s.charge, ${value('pricePeriod')} as "pricePeriod", ${columns.map((name) => `${kept(name)} as ${name}`)}
     from staged s left join product p on p.sku = s.sku where ${wanted} order by s.line`,
    skus ? [skus] : [],
  );
}
