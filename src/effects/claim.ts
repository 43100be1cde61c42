import { randomUUID } from 'node:crypto';
import type { Verb } from '../../workflows/effects.ts';
import type { Database, Tx } from '../store/database.ts';
import type { EffectTimings } from './settings.ts';

/** An effect in hand. Only the holder of the current lease may settle it. */
export interface Claim {
  id: string;
  key: string;
  verb: Verb;
  payload: unknown;
  /** This try, from 1. */
  attempts: number;
  lease: string;
}

/** Someone else has the effect now: whatever this worker did is not written. */
export class FencedError extends Error {
  constructor(id: string) {
    super(`effect ${id} was taken over by another worker`);
    this.name = 'FencedError';
  }
}

/**
 * Takes a due effect for `timings.lease`; null when it is done, dead, not due yet, or in another worker's hands.
 * @param processId says who has it, to whoever looks.
 */
export async function claim(
  database: Database,
  id: string,
  processId: string,
  timings: Pick<EffectTimings, 'lease'>,
): Promise<Claim | null> {
  const [row] = await database.query<Claim>(
    `update outbox set lease = $2, available_at = now() + $3 * interval '1 ms', attempts = attempts + 1,
        held_by = $4, taken_at = now()
      where id = $1 and status in ('pending', 'queued') and available_at <= now()
      returning id, key, verb, payload, attempts, lease`,
    [id, randomUUID(), timings.lease, processId],
  );
  return row ?? null;
}

/** @returns false when the lease is lost. */
export async function renew(database: Database, { id, lease }: Claim, ms: number): Promise<boolean> {
  const rows = await database.query(
    `update outbox set available_at = now() + $3 * interval '1 ms'
      where id = $1 and lease = $2 and status in ('pending', 'queued') returning id`,
    [id, lease, ms],
  );
  return rows.length === 1;
}

/** @throws FencedError */
export async function markDone(tx: Tx, { id, lease }: Claim): Promise<void> {
  await fenced(
    id,
    tx.query(
      `update outbox set status = 'done', done_at = now(), lease = null, last_error = null
        where id = $1 and lease = $2 and status in ('pending', 'queued') returning id`,
      [id, lease],
    ),
  );
}

/** Puts the effect back until its next try. @throws FencedError */
export async function postpone(tx: Tx, { id, lease }: Claim, reason: string, ms: number): Promise<void> {
  await fenced(
    id,
    tx.query(
      `update outbox set status = 'pending', lease = null, last_error = $3, available_at = now() + $4 * interval '1 ms'
        where id = $1 and lease = $2 and status in ('pending', 'queued') returning id`,
      [id, lease, reason, ms],
    ),
  );
  await noteFailure(tx, id, reason, false);
}

/** A dead letter: not tried again unless someone asks. @throws FencedError */
export async function bury(tx: Tx, { id, lease }: Claim, reason: string): Promise<void> {
  await fenced(
    id,
    tx.query(
      `update outbox set status = 'dead', lease = null, last_error = $3
        where id = $1 and lease = $2 and status in ('pending', 'queued') returning id`,
      [id, lease, reason],
    ),
  );
  await noteFailure(tx, id, reason, true);
}

async function noteFailure(tx: Tx, id: string, reason: string, final: boolean): Promise<void> {
  await tx.query('insert into effect_failure (outbox_id, reason, final) values ($1, $2, $3)', [id, reason, final]);
}

async function fenced(id: string, update: Promise<unknown[]>): Promise<void> {
  if ((await update).length === 0) throw new FencedError(id);
}
