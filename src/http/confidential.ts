import type { Actor } from '../commands/actor.ts';
import type { Database } from '../commands/database.ts';
import { sightOf } from '../commands/permissions.ts';
import { isRefusal, type Refusal } from '../commands/refusal.ts';
import { seenDeals, seesEveryDeal } from '../commands/relations.ts';
import { type Sight, shownTo } from '../domain/confidentiality.ts';
import { packageFindings, packagesShown } from '../domain/package-sight.ts';
import type { Answer } from './route.ts';

/** Who an answer is for, by what they may see. */
export interface Reader {
  sight: Sight;
  seesEveryDeal: boolean;
  /** Those of some deals that they may see. */
  seenDeals(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Somebody who is not signed in. */
export const nobody: Reader = {
  sight: { cost: 'hidden', margin: 'hidden' },
  seesEveryDeal: false,
  seenDeals: async () => new Set(),
};

/** Somebody who is. */
export const readerFor = (database: Database, actor: Actor): Reader => ({
  sight: sightOf(actor),
  seesEveryDeal: seesEveryDeal(actor),
  seenDeals: (ids) => seenDeals(database, actor, ids),
});

/**
 * The one door: no answer leaves with a figure of cost or margin, or with the sum of a package, that its reader may not
 * see. Files are not looked into.
 */
export async function confidential<T extends Answer | Refusal>(reader: Reader, answer: T): Promise<T> {
  if (isRefusal(answer) || !('body' in answer) || typeof answer.body !== 'object' || answer.body === null)
    return answer;
  if (Buffer.isBuffer(answer.body) || 'pipe' in answer.body) return answer;
  return { ...answer, body: await packagesShownTo(reader, shownTo(reader.sight, answer.body)) };
}

/** Asks what the reader may see only where a package raises a finding. */
async function packagesShownTo(reader: Reader, answer: unknown): Promise<unknown> {
  const found = packageFindings(answer);
  if (found.length === 0) return answer;
  const seen = await reader.seenDeals([...new Set(found.flatMap(({ deals = [] }) => deals))]);
  return packagesShown((deals) => reader.seesEveryDeal || (deals?.every((id) => seen.has(id)) ?? false), answer);
}
