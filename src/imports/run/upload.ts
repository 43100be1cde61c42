import { createHash } from 'node:crypto';
import type { Actor } from '../../commands/actor.ts';
import { type Refusal, refuse, refuseInput } from '../../commands/refusal.ts';
import type { Database, Tx } from '../../store/database.ts';
import { insertFile } from '../../store/files.ts';
import { addEffects } from '../../store/outbox.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { openTable } from '../read/open.ts';
import { FileFault, inMemory } from '../read/table.ts';
import { seesRun } from './read.ts';
import { addRunFile, mayImport } from './request.ts';
import { availableOf, type RunCommand, type RunState } from './states.ts';

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** Keeps a file and begins a run for it; what cannot be read as a table is refused at once. */
export async function uploadRun(database: Database, actor: Actor, file: UploadedFile): Promise<string | Refusal> {
  const refused = await unreadable(file);
  if (refused) return refused;
  return database.transaction(async (tx) => {
    const [run] = await tx.query<{ id: string }>(
      `insert into import_run (state, asked_by) values ('uploaded', $1) returning id`,
      [actor.id],
    );
    const { id } = run as { id: string };
    await keep(tx, id, file);
    return id;
  });
}

/** One more file for a mapping that reads several. */
export async function uploadFile(
  database: Database,
  actor: Actor,
  runId: string,
  file: UploadedFile,
): Promise<undefined | Refusal> {
  const refused = await unreadable(file);
  if (refused) return refused;
  return database.transaction(async (tx) => {
    const run = await lockRun(tx, actor, runId, 'AddFile');
    if ('refused' in run) return run;
    const [files] = await tx.query<{ n: number }>('select count(*)::int as n from import_file where run_id = $1', [
      runId,
    ]);
    if ((files?.n ?? 0) >= mostFiles) {
      return refuse('not-available', { detail: `A run reads at most ${mostFiles} files.`, available: ['Start'] });
    }
    await keep(tx, runId, file);
    return undefined;
  });
}

const mostFiles = 20;

/** Has a run carried out in the background, as a dry run or in earnest. */
export async function startRun(
  database: Database,
  actor: Actor,
  runId: string,
  { mapping, dryRun }: { mapping: Mapping; dryRun: boolean },
): Promise<undefined | Refusal> {
  const refused = mayImport(actor, mapping);
  if (refused) return refused;
  return database.transaction(async (tx) => {
    const run = await lockRun(tx, actor, runId, 'Start');
    if ('refused' in run) return run;
    await wait(tx, runId, { mapping, dryRun });
    return undefined;
  });
}

/** Does in earnest what a dry run found sound. */
export async function applyRun(database: Database, actor: Actor, runId: string): Promise<undefined | Refusal> {
  return database.transaction(async (tx) => {
    const run = await lockRun(tx, actor, runId, 'Apply');
    if ('refused' in run) return run;
    const refused = mayImport(actor, run.mapping);
    if (refused) return refused;
    await wait(tx, runId, { mapping: run.mapping, dryRun: false });
    return undefined;
  });
}

async function wait(tx: Tx, runId: string, { mapping, dryRun }: { mapping: Mapping; dryRun: boolean }): Promise<void> {
  const [run] = await tx.query<{ round: number }>(
    `update import_run set state = 'waiting', round = round + 1, mapping = $2, dry_run = $3, outcome = null,
       progress = null, problems = 0, error = null, finished_at = null
     where id = $1 returning round`,
    [runId, JSON.stringify(mapping), dryRun],
  );
  const key = `import-${runId}-${run?.round}`;
  await addEffects(tx, [{ key, dealId: null, verb: 'importData', payload: { runId } }]);
}

async function lockRun(
  tx: Tx,
  actor: Actor,
  runId: string,
  command: RunCommand,
): Promise<{ state: RunState; mapping: Mapping } | Refusal> {
  const [run] = await tx.query<{ state: RunState; mapping: Mapping }>(
    `select r.state, r.mapping from import_run r where r.id = $1 and ${seesRun(actor, 2)} for update`,
    [runId, actor.id],
  );
  if (!run) return refuse('not-found', { detail: 'There is no such import, or none that you may see.' });
  if (availableOf(run.state).includes(command)) return run;
  return refuse('not-available', { detail: `The import is ${run.state}.`, available: [...availableOf(run.state)] });
}

async function keep(tx: Tx, runId: string, { name, bytes }: UploadedFile): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await insertFile(tx, { sha256, mediaType: 'application/octet-stream', bytes });
  await addRunFile(tx, runId, { name, size: bytes.length, sha256 });
}

async function unreadable({ name, bytes }: UploadedFile): Promise<Refusal | undefined> {
  try {
    // Read to its end: a workbook's reader says only then that all is well.
    const { rows } = await openTable(inMemory(name, bytes));
    for await (const _ of rows) break;
    return undefined;
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return refuseInput({ pointer: '', message: error.message });
  }
}
