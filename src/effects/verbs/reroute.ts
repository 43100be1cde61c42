import { requestsTouchedBy } from '../../commands/approval/reroute.ts';
import { handle } from '../../commands/handle.ts';
import { isRefusal } from '../../commands/refusal.ts';
import type { VerbDefinition } from '../verb.ts';

/**
 * Asks every running request that somebody's change touches to look anew at whom it asks, one after the other through
 * the one path. Run twice, the second finds nothing to change.
 */
export const reroute: VerbDefinition<'reroute'> = {
  async perform({ payload: { personId, reason }, signal }, { database }) {
    for (const instanceId of await requestsTouchedBy(database, personId)) {
      signal.throwIfAborted();
      const command = { type: 'RerouteSteps', target: { instanceId }, by: 'installation', input: { reason } } as const;
      const answer = await handle(database, command);
      // It ended meanwhile, or asks nobody else: both are fine.
      if (isRefusal(answer) && answer.code !== 'not-available') throw new Error(answer.detail);
    }
    return async () => undefined;
  },
};
