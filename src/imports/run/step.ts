/** One step of a run: rows read well go into a staging table, from there into the tables of their kind. */
import type { BulkRow, BulkTx } from '../../store/bulk.ts';
import { kinds } from '../kinds/all.ts';
import type { Kind, KindName } from '../kinds/kind.ts';
import { automaticColumns } from '../mapping/automatic.ts';
import { compileOnly, type Lookups } from '../mapping/evaluate.ts';
import type { Step } from '../mapping/mapping.ts';
import { rowReader } from '../mapping/record.ts';
import { write } from '../write/all.ts';
import { sumsOf } from '../write/deals.ts';
import { createStage, settleRepeated, type Staged } from '../write/staged.ts';
import { type Importing, recordFacts } from './facts.ts';
import type { Progress, StepOutcome } from './outcome.ts';
import type { FoundProblem, ProblemSink } from './problems.ts';
import { repricer } from './repricing.ts';
import type { StepRows } from './sources.ts';

export interface StepSurroundings {
  tx: BulkTx;
  lookups: Lookups;
  sink: ProblemSink;
  importing: Importing;
  dryRun: boolean;
  progress(far: Pick<Progress, 'rows' | 'size' | 'read' | 'doing'>): void;
}

export async function carryOutStep(step: Step, table: StepRows, around: StepSurroundings): Promise<StepOutcome> {
  const { tx, lookups, sink, importing, dryRun } = around;
  const kind = kinds[step.import];
  const before = sink.count;
  const problem = (at: Pick<FoundProblem, 'line' | 'pointer' | 'message'>) =>
    sink.add({ kind: kind.name, file: table.file, ...at });
  const report = (doing: Progress['doing']) => around.progress({ rows, size: table.size, read: table.read(), doing });

  const mapped = step.columns ?? automaticColumns(kind, table.header);
  const reader = rowReader(kind, mapped, table.header, lookups);
  const taken = compileOnly(step.only, table.header);
  const names = reader.columns.map(({ name }) => name);
  const prices = kind.name === 'deals' ? repricer(names) : undefined;
  await createStage(tx, reader.columns);

  let rows = 0;
  async function* good(): AsyncGenerator<BulkRow> {
    for await (const { line, cells } of table.rows) {
      if (cells.length !== table.header.length) {
        rows += 1;
        const message = `This row has ${cells.length} cells, the header has ${table.header.length}.`;
        await problem({ line, pointer: '', message });
        continue;
      }
      if (!taken(cells)) continue;
      rows += 1;
      if (rows % 500 === 0) report('reading');
      const read = reader.read(cells);
      if ('faults' in read) {
        for (const fault of read.faults) await problem({ line, ...fault });
        continue;
      }
      prices?.add(line, read.values);
      yield [String(line), ...read.values];
    }
  }
  await tx.copy('staged', ['line', ...names.map((name) => `"${name}"`)], good());
  report('writing');
  await tx.query('analyze staged');

  const pointers = new Map(names.map((name, place) => [name, reader.pointers[place] as string]));
  const faulty = new Set<number>();
  const staged: Staged = {
    tx,
    columns: new Set(names),
    by: importing.by,
    async found(column, lines) {
      for (const { line } of lines) faulty.add(line);
      for (const { line, message } of lines) await problem({ line, pointer: pointers.get(column) ?? '', message });
    },
  };
  await settleRepeated(staged, kind.key, step.repeated);
  const sums = kind.name === 'deals' ? await sumsOf(staged) : undefined;
  await write(kind.name, staged, () => !dryRun && sink.count === 0);
  const { added, changed } = await touched(tx);
  const records = await soundRecords(tx, kind, faulty);
  await recordFacts(tx, importing, { kind: kind.name, rows, added, changed });
  return {
    kind: kind.name,
    file: table.file,
    rows,
    problems: sink.count - before,
    added,
    changed,
    unchanged: Math.max(0, records - added - changed),
    ...(sums && { sums }),
    ...(prices && { repricing: prices.result() }),
  };
}

/** Of which several lines are one record, and by what. */
const several: Partial<Record<KindName, string>> = { deals: 'order', subscriptions: 'subscription' };

/** How many records the rows come to in which nothing is wrong. */
async function soundRecords(tx: BulkTx, { name }: Kind, faulty: ReadonlySet<number>): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(${several[name] === undefined ? '*' : `distinct "${several[name]}"`})::int as n from staged
     where line <> all($1::int[])`,
    [[...faulty]],
  );
  return row?.n ?? 0;
}

async function touched(tx: BulkTx): Promise<{ added: number; changed: number }> {
  const [row] = await tx.query<{ added: number; changed: number }>(
    `select (count(*) filter (where added))::int as added, (count(*) filter (where not added))::int as changed
     from touched`,
  );
  return row as { added: number; changed: number };
}
