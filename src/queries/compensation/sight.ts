import type { Actor } from '../../commands/actor.ts';
import { commissionSightOf } from '../../commands/permissions.ts';
import { selfAndBelow } from '../../commands/relations.ts';
import type { Reader } from '../page.ts';

/** Those of some people whose quota and commission somebody sees: their own always, others' as their roles allow. */
export async function seenPay(reader: Reader, actor: Actor, people: readonly string[]): Promise<Set<string>> {
  const sight = commissionSightOf(actor);
  if (sight === 'everyone') return new Set(people);
  if (sight === 'own') return new Set(people.filter((id) => id === actor.id));
  const rows = await reader.query<{ id: string }>(
    `select id from unnest($2::uuid[]) id where id = any(${selfAndBelow('$1')})`,
    [actor.id, people],
  );
  return new Set(rows.map(({ id }) => id));
}
