/** One run: every step of a mapping in one transaction, which is kept as a whole or not at all. */
import { type BulkTx, bulkTransaction } from '../../store/bulk.ts';
import type { Database } from '../../store/database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Source } from '../read/table.ts';
import { readLookups } from './lookups.ts';
import type { Outcome, Progress, StepOutcome } from './outcome.ts';
import { problemSink } from './problems.ts';
import { fileFinder, rowsOf } from './sources.ts';
import { carryOutStep } from './step.ts';

export interface Asked {
  runId: string;
  mapping: Mapping;
  files: readonly (Source & { sha256: string })[];
  dryRun: boolean;
  /** Who asked; null: the installation itself, at its command line. */
  by: string | null;
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
  const { databaseUrl, database, signal, progress, conclude } = surroundings;
  const { mapping, dryRun } = asked;
  const fileOf = fileFinder(mapping, asked.files);
  const lookups = await readLookups(mapping, fileOf);
  const sink = problemSink(database, asked.runId);
  return bulkTransaction(databaseUrl, { clockOffsetMs: database.clock.offsetMs, signal }, async (tx) => {
    // One at a time: each sees all that those before it wrote.
    await tx.query(`select pg_advisory_xact_lock(hashtext('countersign import'))`);
    const steps: StepOutcome[] = [];
    for (const step of mapping.steps) {
      const place = { step: steps.length + 1, steps: mapping.steps.length, kind: step.import };
      steps.push(
        await carryOutStep(step, await rowsOf(step, fileOf), {
          tx,
          lookups,
          sink,
          importing: asked,
          dryRun,
          progress: (far) => progress({ ...place, ...far }),
        }),
      );
    }
    await sink.flush();
    const state = sink.count > 0 ? 'refused' : dryRun ? 'checked' : 'applied';
    const value: Outcome = { state, problems: sink.count, steps };
    if (state === 'applied') await conclude(tx, value);
    return { keep: state === 'applied', value };
  });
}
