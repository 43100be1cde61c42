import type { Request } from 'express';
import { ProblemError } from './problem.ts';

/**
 * Refuses a write that another site's page makes a browser send. Browsers put Origin on every such request; programs,
 * which carry no foreign cookies, need not send one.
 */
export function checkOrigin(request: Request, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.get('origin');
  const foreign =
    origin === undefined
      ? request.get('sec-fetch-site') === 'cross-site'
      : origin !== new URL(publicUrl).origin && origin !== `${request.protocol}://${request.get('host')}`;
  if (foreign) {
    throw new ProblemError(403, 'foreign-origin', { detail: 'This request comes from another site’s page.' });
  }
}
