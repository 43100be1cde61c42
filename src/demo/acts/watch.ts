import { watchDeal } from '../../commands/onlookers.ts';
import { agreed } from '../agreed.ts';
import type { Act } from '../story.ts';
import { act } from './quote.ts';

/** Somebody follows the deal without a part in it. */
export const watch = (after: number, who: string): Act =>
  act(after, async (told) => {
    agreed(await watchDeal(told.database, told.company.actor(who), told.dealId, true));
  });
