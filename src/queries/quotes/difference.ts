import { type Change, difference } from '../../domain/difference.ts';
import { quoteVersion } from '../../store/quote-versions.ts';
import { comparable } from '../decision-card.ts';
import type { Reader } from '../page.ts';

export interface Difference {
  from: number;
  to: number;
  changes: Change[];
}

/** What differs between two versions of a quote; undefined when either does not exist. */
export async function differenceOf(
  reader: Reader,
  quoteId: string,
  from: number,
  to: number,
): Promise<Difference | undefined> {
  const [known] = await reader.query<{ versions: number }>(
    'select count(*)::int as versions from quote_version where quote_id = $1 and version = any($2)',
    [quoteId, [from, to]],
  );
  if (known?.versions !== new Set([from, to]).size) return undefined;
  const [before, after] = await Promise.all([quoteVersion(reader, quoteId, from), quoteVersion(reader, quoteId, to)]);
  return { from, to, changes: difference(comparable(before), comparable(after)) };
}
