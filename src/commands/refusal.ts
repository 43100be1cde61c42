/** "No" is an answer: a command that may not happen returns one of these instead of throwing. */

export type RefusalCode =
  | 'already-decided'
  | 'forbidden'
  | 'invalid'
  | 'not-available'
  | 'not-found'
  | 'rule'
  | 'sod_self_approval'
  | 'stale'
  | 'slow-down'
  | 'unauthenticated';

export interface InputError {
  /** RFC 6901 JSON pointer into the request's body, or `#query/name`, `#path/name`. */
  pointer: string;
  message: string;
  /** The product that would mend it, on the quote or off it. */
  remedy?: { add: string } | { remove: string };
}

export interface Refusal {
  refused: true;
  code: RefusalCode;
  /** A sentence the asker can act on. */
  detail: string;
  /** What could be asked instead, now. */
  available?: string[];
  errors?: InputError[];
  /** Who decided before, and when. */
  by?: string;
  at?: string;
  /** Seconds. */
  retryAfter?: number;
}

export function refuse(code: RefusalCode, why: Omit<Refusal, 'refused' | 'code'>): Refusal {
  return { refused: true, code, ...why };
}

/** Refused because of one or more input values. */
export function refuseInput(...errors: InputError[]): Refusal {
  return refuse('invalid', { detail: errors.map((error) => error.message).join(' '), errors });
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}

/** What every command about an imported deal is answered with. */
export const isHistory: Refusal = refuse('not-available', {
  detail: 'This deal is imported history: it takes no commands. Open a new deal, or import it again to correct it.',
  available: [],
});
