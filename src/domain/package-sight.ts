/**
 * What a reader gets of a finding that the sum of a package raises. From the sum and the quotes that they see, somebody
 * could work out one that they may not see: it is told in full only to who sees the deal of every quote that counts.
 */
import { isFinding } from './confidentiality.ts';
import type { Finding } from './policy/evaluation.ts';

/** Whether somebody sees all of these deals; undefined stands for deals that were not kept with an old finding. */
export type SeesAll = (deals: readonly string[] | undefined) => boolean;

/** The findings of an answer that a package raises, wherever they stand in it. */
export function packageFindings(answer: unknown): Finding[] {
  const found: Finding[] = [];
  const open: unknown[] = [answer];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if (isPackageFinding(part)) found.push(part);
    else for (const value of Object.values(part)) if (typeof value === 'object' && value !== null) open.push(value);
  }
  return found;
}

/** The answer with those findings as their reader gets them. */
export function packagesShown(sees: SeesAll, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((item) => packagesShown(sees, item));
  if (typeof answer !== 'object' || answer === null) return answer;
  if (isPackageFinding(answer)) return findingShown(sees, answer);
  return Object.fromEntries(Object.entries(answer).map(([key, part]) => [key, packagesShown(sees, part)]));
}

/** Which deals are counted is told to nobody. */
function findingShown(sees: SeesAll, { deals, ...finding }: Finding): Finding {
  return sees(deals) ? finding : { ...finding, input: null, actual: null, limit: null, reads: [] };
}

const isPackageFinding = (part: object): part is Finding => {
  const record = part as Record<string, unknown>;
  return record.raisedBy === 'package' && isFinding(record);
};
