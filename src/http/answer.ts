import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { KeptAnswer } from '../commands/idempotency.ts';
import { isRefusal, type Refusal } from '../commands/refusal.ts';
import { etag } from './etag.ts';
import { type ProblemError, problemOf } from './problem.ts';
import type { Answer } from './route.ts';

/** An answer ready to be sent; `bytes` instead of a text for files. */
export type Ready = KeptAnswer | { status: number; headers: Record<string, string>; bytes: Buffer | Readable };

export function ready(answer: Answer | Refusal): Ready {
  if (isRefusal(answer)) return readyProblem(problemOf(answer));
  const { status, body, version } = answer;
  const headers = { ...answer.headers, ...(version !== undefined && { etag: etag(version) }) };
  if (Buffer.isBuffer(body) || body instanceof Readable) return { status, headers, bytes: body };
  if (body === undefined) return { status, headers, body: null };
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function readyProblem({ problem, headers }: ProblemError): KeptAnswer {
  return {
    status: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem),
  };
}

export async function send(response: Response, answer: Ready): Promise<void> {
  response.status(answer.status).set({ 'cache-control': 'no-store', ...answer.headers });
  if (!('bytes' in answer)) response.end(answer.body ?? undefined);
  else if (Buffer.isBuffer(answer.bytes)) response.end(answer.bytes);
  else if (response.destroyed) answer.bytes.destroy();
  else await pipeline(answer.bytes, response).catch(unlessTheyLeft);
}

/** Whoever asked has gone, or was too slow to be waited for: nobody is left to be told. */
function unlessTheyLeft(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
}
