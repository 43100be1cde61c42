import { setTimeout as pause } from 'node:timers/promises';
import type { Json, Reply } from './http.ts';
import type { Player } from './cast.ts';

export interface Request {
  as: Player;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  body?: unknown;
  key?: string;
  ifMatch?: string;
}

/** Asks once. @throws when there is no answer at all, or none within ten seconds. */
export async function askOnce<Body = Json>(url: string, request: Request): Promise<Reply<Body>> {
  const { as, method = 'GET', path, body, key, ifMatch } = request;
  const bytes = body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    signal: AbortSignal.timeout(10_000),
    headers: {
      authorization: `Bearer ${as.token}`,
      ...(body !== undefined && { 'content-type': bytes ? 'application/pdf' : 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    ...(body !== undefined && { body: bytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** Whether an answer leaves open what happened, so that only the same request with its key can tell. */
export function isUnknown({ status, body }: Reply): boolean {
  if (status === 409) return String(body.code) === 'idempotency-in-progress';
  return status >= 500 || status === 408 || status === 429;
}

/**
 * Asks one of the addresses at which the product serves, and repeats the same request, key and all, at the next of them
 * until its outcome is known.
 * @throws when it is not within `limit` ms.
 */
export async function askUntilKnown<Body = Json>(
  urls: string | readonly string[],
  request: Request,
  limit = 60_000,
): Promise<Reply<Body>> {
  const end = performance.now() + limit;
  const all = [urls].flat();
  for (let turn = Math.floor(Math.random() * all.length); ; turn++) {
    let last: string;
    try {
      const answer = await askOnce<Body>(all[turn % all.length] as string, request);
      if (!isUnknown(answer as Reply)) return answer;
      last = JSON.stringify(answer.body);
    } catch (error) {
      last = String((error as Error).cause ?? error);
    }
    if (performance.now() > end) {
      throw new Error(`${request.method ?? 'GET'} ${request.path}: not known within ${limit} ms; last: ${last}`);
    }
    await pause(40);
  }
}
