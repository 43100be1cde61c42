import { whoSee } from '../../commands/onlookers.ts';
import type { VerbDefinition } from '../verb.ts';

/** A line in the inbox of each person, once however often it is run. */
export const notify: VerbDefinition<'notify'> = {
  async perform({ key, payload }) {
    const { title, body, link, dealId, kind = null } = payload;
    return async (tx) => {
      const people = payload.whoSee && dealId !== null ? await whoSee(tx, payload.people, dealId) : payload.people;
      await tx.query(
        `insert into notification (key, person_id, deal_id, title, body, link, kind, created_at)
          select $1 || '/' || id, id, $3, $4, $5, $6, $7, clock() from person where id = any($2)
          on conflict (key) do nothing`,
        [key, people, dealId, title, body, link, kind],
      );
    };
  },
};
