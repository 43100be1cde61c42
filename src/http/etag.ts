import { ProblemError } from './problem.ts';

/** The strong entity tag of a version. */
export function etag(version: number): string {
  return `"v${version}"`;
}

/**
 * The version that the asker has seen, from If-Match.
 * @throws ProblemError 428 when it is missing or `*`: a write must say what it is based on; 412 when it is no tag of ours.
 */
export function versionFrom(ifMatch: string | undefined): number {
  if (!ifMatch || ifMatch.trim() === '*') {
    throw new ProblemError(428, 'precondition-required', {
      detail: 'Send If-Match with the ETag of what you read, so that nobody else’s change is overwritten.',
    });
  }
  const version = /^"v(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (!version) {
    throw new ProblemError(412, 'stale', { detail: 'If-Match does not name a version of this. Read it again.' });
  }
  return Number(version);
}
