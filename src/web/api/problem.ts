import { withReadersWords } from '../parts/formats.ts';

/** A refusal of the API, RFC 9457, as something that can be thrown, shown and asked about. */
export interface FieldError {
  pointer: string;
  message: string;
  /** The product that would mend it, on the quote or off it. */
  remedy?: { add: string } | { remove: string };
}

interface ProblemBody {
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
  available?: string[];
  by?: string;
  at?: string;
}

export class ProblemError extends Error {
  readonly status: number;
  /** Stable; what screens branch on. */
  readonly code: string;
  /** What was wrong with what was typed, by JSON pointer into the request's body. */
  readonly errors: readonly FieldError[];
  /** The commands that are possible instead. */
  readonly available: readonly string[];
  /** Who did first what was asked, and when. */
  readonly by: string | undefined;
  readonly at: string | undefined;

  constructor({ status, code, detail, errors = [], available = [], by, at }: ProblemBody) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.available = available;
    this.by = by;
    this.at = at;
  }

  /** Nobody can say whether a write took place: ask again with the same key. */
  get unknown(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'idempotency-in-progress';
  }
}

/** What a failed answer says, also when something between us and the server answered instead. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ProblemError(forReader(body));
  return new ProblemError({
    status: response.status,
    code: 'unreadable',
    detail: `The server answered ${response.status} without saying why. Try again in a moment.`,
  });
}

/** The sentences of the API name days and amounts as it writes them; their reader has a way of writing both. */
const forReader = ({ detail, errors, ...problem }: ProblemBody): ProblemBody => ({
  ...problem,
  detail: withReadersWords(detail),
  ...(errors && { errors: errors.map((one) => ({ ...one, message: withReadersWords(one.message) })) }),
});

export function unreachable(): ProblemError {
  return new ProblemError({
    status: 0,
    code: 'unreachable',
    detail: 'The server cannot be reached. Check the connection and try again.',
  });
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
}
