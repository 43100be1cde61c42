import type { Database } from '../../store/database.ts';
import { MappingError } from '../mapping/evaluate.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { FileFault, type Source } from '../read/table.ts';
import { carryOut } from './carry-out.ts';
import { endRun } from './end.ts';
import type { Outcome, Progress } from './outcome.ts';

export interface Execution {
  database: Database;
  databaseUrl: string;
  runId: string;
  /** The run's files; those that are kept with it when left out. */
  files?: readonly (Source & { sha256: string })[];
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/**
 * Carries out a run that waits, or one whose process died: the data of a run is there as a whole or not at all, so
 * beginning again is safe, and a run that has ended stays as it is.
 */
export async function execute({
  database,
  databaseUrl,
  runId,
  signal,
  ...given
}: Execution): Promise<Outcome | undefined> {
  const [run] = await database.query<{ mapping: Mapping; dryRun: boolean; by: string | null }>(
    `update import_run set state = 'running', progress = null, outcome = null, problems = 0, error = null
     where id = $1 and state in ('waiting', 'running')
     returning mapping, dry_run as "dryRun", asked_by as by`,
    [runId],
  );
  if (!run) return undefined;
  await database.query('delete from import_problem where run_id = $1', [runId]);
  const files = given.files ?? (await keptFiles(database, runId));
  // Whose files stay where they are waits for the outcome at the command line.
  const how = { tell: given.files === undefined };
  const progress = throttled((latest) =>
    database.query(`update import_run set progress = $2 where id = $1 and state = 'running'`, [
      runId,
      JSON.stringify(latest),
    ]),
  );
  try {
    const outcome = await carryOut(
      { runId, files, ...run },
      {
        database,
        databaseUrl,
        signal,
        progress: (latest) => {
          progress.report(latest);
          given.onProgress?.(latest);
        },
        conclude: (tx, applied) => endRun(tx, runId, applied, how),
      },
    );
    await progress.settled();
    if (outcome.state !== 'applied') {
      await database.transaction((tx) => endRun(tx, runId, outcome, how));
    }
    return outcome;
  } catch (error) {
    await progress.settled();
    if (!(error instanceof FileFault || error instanceof MappingError)) throw error;
    await database.transaction((tx) => endRun(tx, runId, { state: 'failed', error: error.message }, how));
    throw error;
  }
}

const sliceLength = 1_048_576;

/** The files of a run, read from the database a slice at a time. */
export async function keptFiles(database: Database, runId: string): Promise<(Source & { sha256: string })[]> {
  const files = await database.query<{ name: string; size: number; sha256: string }>(
    'select name, size, sha256 from import_file where run_id = $1 order by name',
    [runId],
  );
  return files.map(({ name, size, sha256 }) => ({
    name,
    size,
    sha256,
    async *open() {
      for (let at = 0; at < size; at += sliceLength) {
        const [row] = await database.query<{ slice: Buffer }>(
          'select substring(bytes from $2 for $3) as slice from file where sha256 = $1',
          [sha256, at + 1, sliceLength],
        );
        yield (row as { slice: Buffer }).slice;
      }
    },
  }));
}

/** At most two writes a second, one at a time; a write that fails is no reason to stop. */
function throttled(write: (latest: Progress) => Promise<unknown>) {
  let last = 0;
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  return {
    report(latest: Progress) {
      if (busy || performance.now() - last < 500) return;
      last = performance.now();
      busy = true;
      running = write(latest)
        .catch(() => undefined)
        .finally(() => {
          busy = false;
        });
    },
    settled: () => running,
  };
}
