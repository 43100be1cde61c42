/** RFC 9457 problem details: every answer that is not a success. */
import { isBadValue, OutageError } from '../commands/database.ts';
import { HiddenMeasureError } from '../queries/list/list.ts';
import type { InputError, Refusal, RefusalCode } from '../commands/refusal.ts';

export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  /** Stable; programs branch on it. */
  code: string;
  /** A sentence the reader can act on. */
  detail: string;
  errors?: InputError[];
  available?: string[];
  by?: string;
  at?: string;
}

type Details = Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code'>> & { detail: string };

/** Thrown inside the HTTP layer to end a request with a problem. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, details: Details, headers: Record<string, string> = {}) {
    super(details.detail);
    this.problem = { type: 'about:blank', title: titles[status] ?? 'Error', status, code, ...details };
    this.headers = headers;
  }
}

/** A command's "no" as a problem. */
export function problemOf({ refused: _, code, retryAfter, ...details }: Refusal): ProblemError {
  // One body for what is not there and for what may not be seen.
  if (code === 'not-found') return notFound();
  return new ProblemError(statuses[code], code, details, retryAfter ? { 'retry-after': String(retryAfter) } : {});
}

export function notFound(): ProblemError {
  return new ProblemError(404, 'not-found', { detail: 'There is nothing here, or you may not see it.' });
}

export function unavailable(retryAfter: number, code = 'unavailable'): ProblemError {
  const detail =
    'The server cannot answer just now. If this was a write, repeat it with the same Idempotency-Key to learn its outcome.';
  return new ProblemError(503, code, { detail }, { 'retry-after': String(retryAfter) });
}

/** Whatever was thrown, as a problem; `unexpected` ones are bugs, to be logged as such. */
export function problemFrom(error: unknown): { problem: ProblemError; unexpected: boolean } {
  if (error instanceof ProblemError) return { problem: error, unexpected: false };
  if (error instanceof HiddenMeasureError) {
    return { problem: new ProblemError(403, 'forbidden', { detail: error.message }), unexpected: false };
  }
  if (error instanceof OutageError) return { problem: unavailable(error.retryAfter), unexpected: false };
  // A value that no schema caught and the database did: the sender's fault, and ours for the unclear words.
  if (isBadValue(error)) {
    const detail = 'A value in the request cannot be stored.';
    return { problem: new ProblemError(422, 'invalid', { detail }), unexpected: true };
  }
  const status = clientStatus(error);
  if (status)
    return {
      problem: new ProblemError(status, codes[status] ?? 'malformed', { detail: (error as Error).message }),
      unexpected: false,
    };
  const detail = 'Something went wrong here. The request id in X-Request-Id finds it in the log.';
  return { problem: new ProblemError(500, 'internal', { detail }), unexpected: true };
}

// body-parser and the router throw http-errors that carry a 4xx status.
function clientStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}

const statuses: Record<RefusalCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  sod_self_approval: 403,
  'not-found': 404,
  'not-available': 409,
  'already-decided': 409,
  stale: 412,
  invalid: 422,
  rule: 422,
  'slow-down': 429,
};

const codes: Record<number, string> = { 413: 'too-large', 415: 'unsupported-media-type' };

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Not possible now',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not accepted',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};
