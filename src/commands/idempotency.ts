/**
 * The same request twice has one effect and one answer.
 *
 * The key is held by an advisory lock of the write's own transaction and its outcome is inserted by that transaction:
 * a killed process leaves neither, so there is nothing to clean up, and an outcome exists exactly when its effect does.
 */
import type { Tx } from '../store/database.ts';

export interface KeyedRequest {
  personId: string;
  key: string;
  /** Hash of what was asked. */
  request: Buffer;
}

/** An answer as it went out. `body` is its exact text; null: none. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

export type Earlier =
  | { kind: 'none' }
  | { kind: 'running' }
  | { kind: 'other-request' }
  | { kind: 'answered'; answer: KeptAnswer };

/** Claims the key for this transaction, or tells what became of its first request. */
export async function claim(tx: Tx, { personId, key, request }: KeyedRequest): Promise<Earlier> {
  const claimed = tx.query<{ held: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('idempotency:' || $1 || ':' || $2, 0)) as held",
    [personId, key],
  );
  // Behind the lock, on the same connection: it sees what the lock's last holder committed.
  const read = tx.query<{
    request: Buffer;
    status: number;
    headers: Record<string, string>;
    response: string | null;
  }>('select request, status, headers, response from idempotency where person_id = $1 and key = $2', [personId, key]);
  const [[lock], [kept]] = await Promise.all([claimed, read]);
  if (!lock?.held) return { kind: 'running' };
  if (!kept) return { kind: 'none' };
  if (!kept.request.equals(request)) return { kind: 'other-request' };
  return { kind: 'answered', answer: { status: kept.status, headers: kept.headers, body: kept.response } };
}

/** Keeps the answer, in the transaction whose effect it reports. */
export async function keep(tx: Tx, { personId, key, request }: KeyedRequest, answer: KeptAnswer): Promise<void> {
  await tx.query(
    'insert into idempotency (person_id, key, request, status, headers, response) values ($1, $2, $3, $4, $5, $6)',
    // jsonb would reorder an object; as a JSON string the text stays as it was sent.
    [personId, key, request, answer.status, JSON.stringify(answer.headers), JSON.stringify(answer.body)],
  );
}
