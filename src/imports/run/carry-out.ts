/** One run: every step of a mapping in one transaction, which is kept as a whole or not at all. */
import type { Currency } from '../../domain/offer.ts';
import { type BulkRow, type BulkTx, bulkTransaction } from '../../store/bulk.ts';
import type { Database } from '../../store/database.ts';
import { kinds } from '../kinds/all.ts';
import type { Kind, KindName } from '../kinds/kind.ts';
import { automaticColumns } from '../mapping/automatic.ts';
import { compileOnly, type Lookups, MappingError } from '../mapping/evaluate.ts';
import type { Mapping, Step } from '../mapping/mapping.ts';
import { rowReader } from '../mapping/record.ts';
import { openTable } from '../read/open.ts';
import type { Source, Table } from '../read/table.ts';
import { writeCosts, writePriceBooks, writePrices, writeProducts } from '../write/catalogue.ts';
import { type DealSums, sumsOf, writeDeals } from '../write/deals.ts';
import { writeAccounts, writeContacts, writePeople, writeQuotas, writeSellers } from '../write/directory.ts';
import { createStage, settleRepeated, type Staged } from '../write/staged.ts';
import { recordFacts } from './facts.ts';
import { readLookups } from './lookups.ts';
import { type ProblemSink, problemSink } from './problems.ts';
import { type Repricing, repricing } from './repricing.ts';

export interface Asked {
  runId: string;
  mapping: Mapping;
  files: readonly (Source & { sha256: string })[];
  dryRun: boolean;
  /** Who asked; null: the installation itself, at its command line. */
  by: string | null;
}

export interface StepOutcome {
  kind: KindName;
  file: string;
  /** Rows taken from the file; those left out by the mapping are not counted. */
  rows: number;
  problems: number;
  added: number;
  changed: number;
  unchanged: number;
  sums?: DealSums[];
  repricing?: Repricing;
}

export interface Outcome {
  state: 'checked' | 'refused' | 'applied';
  problems: number;
  steps: StepOutcome[];
}

export interface Progress {
  step: number;
  steps: number;
  kind: KindName;
  rows: number;
  /** Bytes of the file; 0 for rows of the mapping. */
  size: number;
  read: number;
  doing: 'reading' | 'writing';
}

export interface Surroundings {
  databaseUrl: string;
  database: Database;
  progress: (progress: Progress) => void;
  signal?: AbortSignal;
  /** Writes the outcome in the transaction of the data, so that both are there or neither. */
  conclude: (tx: BulkTx, outcome: Outcome) => Promise<void>;
}

/** @throws FileFault, MappingError when the files cannot be read at all. */
export async function carryOut(asked: Asked, surroundings: Surroundings): Promise<Outcome> {
  const { databaseUrl, database, signal } = surroundings;
  const fileOf = fileFinder(asked);
  const lookups = await readLookups(asked.mapping, fileOf);
  const sink = problemSink(database, asked.runId);
  const outcome = await bulkTransaction(databaseUrl, { clockOffsetMs: database.clock.offsetMs, signal }, async (tx) => {
    // One at a time: each sees all that those before it wrote.
    await tx.query(`select pg_advisory_xact_lock(hashtext('countersign import'))`);
    const steps: StepOutcome[] = [];
    for (const [index, step] of asked.mapping.steps.entries()) {
      const run = new StepRun(tx, asked, step, sink, (rows, source, doing) =>
        surroundings.progress({
          step: index + 1,
          steps: asked.mapping.steps.length,
          kind: step.import,
          rows,
          size: source?.size ?? 0,
          read: source?.read ?? 0,
          doing,
        }),
      );
      steps.push(await run.carryOut(fileOf, lookups));
    }
    await sink.flush();
    const state = sink.count > 0 ? 'refused' : asked.dryRun ? 'checked' : 'applied';
    const value: Outcome = { state, problems: sink.count, steps };
    if (state === 'applied') await surroundings.conclude(tx, value);
    return { keep: state === 'applied', value };
  });
  return outcome;
}

type Report = (rows: number, source: Counted | undefined, doing: Progress['doing']) => void;

/** One step: rows read well go into the staging table, from there into the tables of their kind. */
class StepRun {
  private readonly kind: Kind;
  private readonly tx: BulkTx;
  private readonly asked: Asked;
  private readonly step: Step;
  private readonly sink: ProblemSink;
  private readonly report: Report;

  constructor(tx: BulkTx, asked: Asked, step: Step, sink: ProblemSink, report: Report) {
    this.kind = kinds[step.import];
    this.tx = tx;
    this.asked = asked;
    this.step = step;
    this.sink = sink;
    this.report = report;
  }

  async carryOut(fileOf: (role: string | undefined) => Source, lookups: Lookups): Promise<StepOutcome> {
    const { kind, step, tx, sink } = this;
    const problemsBefore = sink.count;
    const source = step.rows ? undefined : counted(fileOf(step.from));
    const table = source ? await openTable(source) : written(step.rows ?? []);
    const file = source?.name ?? 'the mapping';
    const mapped = step.columns ?? automaticColumns(kind, table.header);
    const reader = rowReader(kind, mapped, table.header, lookups);
    const taken = compileOnly(step.only, table.header);
    const check = kind.name === 'deals' ? repricing() : undefined;
    const places = new Map(reader.columns.map(({ name }, place) => [name, place]));
    await createStage(tx, reader.columns);

    let rows = 0;
    const { report } = this;
    async function* good(): AsyncGenerator<BulkRow> {
      for await (const { line, cells } of table.rows) {
        if (cells.length !== table.header.length) {
          rows += 1;
          const message = `This row has ${cells.length} cells, the header has ${table.header.length}.`;
          await sink.add({ kind: kind.name, file, line, pointer: '', message });
          continue;
        }
        if (!taken(cells)) continue;
        rows += 1;
        if (rows % 500 === 0) report(rows, source, 'reading');
        const read = reader.read(cells);
        if ('faults' in read) {
          for (const fault of read.faults) await sink.add({ kind: kind.name, file, line, ...fault });
          continue;
        }
        if (check) reprice(check, places, line, read.values);
        yield [String(line), ...read.values];
      }
    }
    await tx.copy('staged', ['line', ...reader.columns.map(({ name }) => `"${name}"`)], good());
    report(rows, source, 'writing');
    await tx.query('analyze staged');

    const pointers = new Map(reader.columns.map(({ name }, place) => [name, reader.pointers[place] as string]));
    const staged: Staged = {
      tx,
      columns: new Set(places.keys()),
      async found(column, lines) {
        const pointer = pointers.get(column) ?? '';
        for (const { line, message } of lines) await sink.add({ kind: kind.name, file, line, pointer, message });
      },
    };
    await settleRepeated(staged, kind.key, step.repeated);
    const sums = kind.name === 'deals' ? await sumsOf(staged) : undefined;
    const [before] = await tx.query<{ n: number }>(
      kind.name === 'deals'
        ? 'select count(distinct "order")::int as n from staged'
        : 'select count(*)::int as n from staged',
    );
    await write(kind.name, staged, () => !this.asked.dryRun && sink.count === 0);
    const [touched] = await tx.query<{ added: number; changed: number }>(
      'select (count(*) filter (where added))::int as added, (count(*) filter (where not added))::int as changed from touched',
    );
    const { added, changed } = touched as { added: number; changed: number };
    await recordFacts(tx, this.asked, { kind: kind.name, rows, added, changed });
    return {
      kind: kind.name,
      file,
      rows,
      problems: sink.count - problemsBefore,
      added,
      changed,
      unchanged: Math.max(0, (before?.n ?? 0) - added - changed),
      ...(sums && { sums }),
      ...(check && { repricing: check.result() }),
    };
  }
}

function write(kind: KindName, staged: Staged, keep: () => boolean): Promise<void> {
  return kind === 'deals' ? writeDeals(staged, keep) : writers[kind](staged);
}

const writers: Record<Exclude<KindName, 'deals'>, (staged: Staged) => Promise<void>> = {
  sellers: writeSellers,
  people: writePeople,
  accounts: writeAccounts,
  contacts: writeContacts,
  products: writeProducts,
  'price-books': writePriceBooks,
  prices: writePrices,
  costs: writeCosts,
  quotas: writeQuotas,
};

function reprice(
  check: ReturnType<typeof repricing>,
  places: ReadonlyMap<string, number>,
  line: number,
  values: readonly (string | null)[],
): void {
  const of = (name: string): string | null => values[places.get(name) ?? -1] ?? null;
  const unitPrice = of('unitPrice');
  if (unitPrice === null) return;
  check.add(line, {
    currency: of('currency') as Currency,
    quantity: of('quantity') as string,
    unitPrice,
    discountPercent: of('discountPercent'),
    discountAmount: of('discountAmount'),
    amount: of('amount') as string,
  });
}

/** The file of a role by its name; the only file for a mapping that names none. */
function fileFinder({ mapping, files }: Asked): (role: string | undefined) => Source {
  return (role) => {
    if (role === undefined) {
      if (files.length === 1) return files[0] as Source;
      throw new MappingError('The mapping does not say which file its rows come from.');
    }
    const name = mapping.files?.[role];
    if (name === undefined) throw new MappingError(`The mapping names no file for the role ${role}.`);
    const file = files.find((each) => each.name === name);
    if (!file) throw new MappingError(`The file ${name} is missing: the mapping reads it as ${role}.`);
    return file;
  };
}

interface Counted extends Source {
  read: number;
}

/** Tells how far a file has been read. */
function counted(source: Source): Counted {
  const counting: Counted = {
    name: source.name,
    size: source.size,
    read: 0,
    async *open() {
      counting.read = 0;
      for await (const bytes of source.open()) {
        counting.read += bytes.length;
        yield bytes;
      }
    },
  };
  return counting;
}

/** Rows that are written in the mapping itself. */
function written(rows: readonly Record<string, string>[]): Table {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  async function* each() {
    for (const [index, row] of rows.entries()) yield { line: index + 1, cells: header.map((name) => row[name] ?? '') };
  }
  return { header, rows: each() };
}
