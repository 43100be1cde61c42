import { isRefusal, type Refusal } from '../commands/refusal.ts';
import { type Sight, shownTo } from '../domain/confidentiality.ts';
import type { Answer } from './route.ts';

/** What somebody sees who is not signed in. */
export const nothing: Sight = { cost: 'hidden', margin: 'hidden' };

/** The one door: no answer leaves with a figure of cost or margin that its reader may not see. Files are not looked into. */
export function confidential<T extends Answer | Refusal>(sight: Sight, answer: T): T {
  if (isRefusal(answer) || !('body' in answer) || typeof answer.body !== 'object' || answer.body === null)
    return answer;
  if (Buffer.isBuffer(answer.body) || 'pipe' in answer.body) return answer;
  return { ...answer, body: shownTo(sight, answer.body) };
}
