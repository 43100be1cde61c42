import { createHash } from 'node:crypto';
import type { Database } from '../commands/database.ts';
import { joined } from '../commands/database.ts';
import { claim, type KeptAnswer, keep } from '../commands/idempotency.ts';
import { ProblemError } from './problem.ts';

/** The header's value. @throws ProblemError 422 when it cannot be a key. */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new ProblemError(422, 'invalid', { detail: 'Idempotency-Key is 1 to 200 visible ASCII characters.' });
}

export interface Repeatable {
  personId: string;
  key: string | undefined;
  method: string;
  path: string;
  body: Buffer;
}

/**
 * Runs a write in one transaction together with the record of its answer: the same key and request again get that
 * answer and no second effect. Without a key it is one transaction all the same.
 */
export function once(
  database: Database,
  { personId, key, method, path, body }: Repeatable,
  write: (database: Database) => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  return database.transaction(async (tx) => {
    const within = joined(database, tx);
    if (key === undefined) return write(within);
    const request = createHash('sha256').update(`${method} ${path}\n`).update(body).digest();
    const earlier = await claim(tx, { personId, key, request });
    if (earlier.kind === 'answered') {
      return { ...earlier.answer, headers: { ...earlier.answer.headers, 'idempotency-replayed': 'true' } };
    }
    if (earlier.kind === 'other-request') throw otherRequest();
    if (earlier.kind === 'running') throw stillRunning();
    const answer = await write(within);
    await keep(tx, { personId, key, request }, answer);
    return answer;
  });
}

function otherRequest(): ProblemError {
  const detail = 'This Idempotency-Key was used for a different request. Take a new key for a new request.';
  return new ProblemError(422, 'idempotency-key-reused', { detail });
}

function stillRunning(): ProblemError {
  const detail = 'The first request with this Idempotency-Key is still running. Repeat this one to learn its answer.';
  return new ProblemError(409, 'idempotency-in-progress', { detail }, { 'retry-after': '1' });
}
