import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What a fact's hash covers: everything that is stored of it, and the hash of the fact before it. */
export interface ChainedFact {
  subjectKind: string;
  subjectId: string;
  seq: number;
  type: string;
  instanceId: string | null;
  by: string | null;
  at: string;
  data: unknown;
  commandId: string | null;
  prevHash: string;
}

/** The hash before a subject's first fact. */
export const genesis = '0'.repeat(64);

/** SHA-256, in hex, of the fact as canonical JSON (RFC 8785). */
export function factHash(fact: ChainedFact): string {
  return sha256(canonical(fact));
}

/** Canonical JSON (RFC 8785): equal values give equal text. Throws on what JSON cannot say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
