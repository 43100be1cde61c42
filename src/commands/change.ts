/** Changing plain records: one transaction that writes the record and the fact of it. */
import type { Database, Tx } from '../store/database.ts';
import type { Writing } from '../store/entities/write.ts';
import { recordExists } from '../store/entities/write.ts';
import { appendFacts, type Subject } from '../store/facts.ts';
import type { Actor } from './actor.ts';
import { type InputError, isRefusal, type Refusal, refuse } from './refusal.ts';

/** Who asks for a change, and the id of their request. */
export interface Asked {
  actor: Actor;
  commandId: string;
}

export interface Change<T> {
  answer: T;
  subject: Subject;
  type: string;
  data: object;
  /** What follows in the same transaction, after the fact. */
  after?(): Promise<void>;
}

/** Runs a change and appends its fact; a refusal appends nothing. */
export async function changed<T>(
  database: Database,
  { actor, commandId }: Asked,
  work: (writing: Writing) => Promise<Change<T> | Refusal>,
): Promise<T | Refusal> {
  return database.transaction(async (tx) => {
    const change = await work({ orm: database.orm, tx });
    if (isRefusal(change)) return change;
    await record(tx, { ...change, by: actor.id, commandId });
    await change.after?.();
    return change.answer;
  });
}

/** Appends one fact, at the transaction's time. */
export async function record(
  tx: Tx,
  { subject, type, data, by, commandId }: Omit<Change<unknown>, 'answer'> & { by: string | null; commandId?: string },
): Promise<void> {
  await appendFacts(tx, subject, [{ type, data, by, at: await now(tx), commandId }]);
}

export const catalogue: Subject = { kind: 'catalogue', id: 'catalogue' };
export const installation: Subject = { kind: 'installation', id: 'installation' };

/** What a record refers to and is not there, as input errors. Absent and null references are fine. */
export async function danglingReferences(
  tx: Tx,
  references: { pointer: string; table: Parameters<typeof recordExists>[1]; id: string | null | undefined }[],
): Promise<InputError[]> {
  const errors: InputError[] = [];
  for (const { pointer, table, id } of references) {
    if (id && !(await recordExists(tx, table, id))) errors.push({ pointer, message: `There is no such ${table}.` });
  }
  return errors;
}

/** A write of a record came too late, or the record is not there at all. */
export async function staleOrMissing(
  tx: Tx,
  table: 'account' | 'contact' | 'person' | 'product' | 'subscription',
  id: string,
): Promise<Refusal> {
  const there = await tx.query(`select 1 from ${table} where id = $1`, [id]);
  return there.length
    ? refuse('stale', { detail: 'Somebody changed this in the meantime. Read it again and repeat your change.' })
    : refuse('not-found', { detail: `There is no such ${table}.` });
}

async function now(tx: Tx): Promise<string> {
  const [clock] = await tx.query<{ at: string }>('select clock() as at');
  return (clock as { at: string }).at;
}
