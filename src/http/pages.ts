import type { Page } from '../queries/page.ts';
import { type Answer, ok } from './route.ts';

/** A page of a list, its cursor made opaque; listQuery() reads it back. */
export function okPage<T>({ items, next, ...count }: Page<T>): Answer {
  return ok({ items, next: next && Buffer.from(JSON.stringify(next)).toString('base64url'), ...count });
}
