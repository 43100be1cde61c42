/** What the outer layers need to know of the store in order to hand it on to commands and queries. */
export { joined } from '../store/database.ts';
export type { Database } from '../store/database.ts';
export { isBadValue, OutageError } from '../store/failures.ts';
