import type { Act } from '../story.ts';
import { approveNext, decide, nextAsked } from './approval.ts';

/** Everybody who is asked approves, one after another; nothing happens where nobody is asked. */
export const approveWhoeverIsAsked = (after: number): Act => ({
  after,
  async play(told) {
    if (!(await nextAsked(told))) return undefined;
    await approveNext(told);
    return (await nextAsked(told)) ? 'again' : undefined;
  },
});

/** The first who is asked says something else than yes; nothing happens where nobody is asked. */
export const answeredByWhoeverIsAsked = (after: number, how: 'reject' | 'request-changes', comment: string): Act => ({
  after,
  async play(told) {
    const next = await nextAsked(told);
    if (next) await decide(told, how, next.key, comment);
    return undefined;
  },
});
