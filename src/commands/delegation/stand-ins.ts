/** Who can stand in for somebody: one answer for the command and for the screen. */
import type { Tx } from '../../store/database.ts';
import { permissionsOf } from '../permissions.ts';

/** From when until when, as moments. */
export interface Window {
  startsAt: string;
  endsAt: string;
}

/** Somebody who might stand in. */
export interface Deputy {
  id: string;
  name: string;
  active: boolean;
  roles: readonly string[];
}

/** Why this person cannot stand in, in words that follow their name; null when they can. */
export function whyNotStandIn(
  { id, active, roles }: Deputy,
  { from, circle }: { from: { id: string; name: string }; circle: ReadonlySet<string> },
): string | null {
  if (id === from.id) return 'cannot stand in for themselves';
  if (!active) return 'is not active';
  if (!permissionsOf(roles).has('approval.decide')) return 'may not decide approvals';
  return circle.has(id) ? `lets ${from.name} decide for them in these days, directly or through others` : null;
}

/** Those for whom `from` stands in at some moment of the window, directly or down a line: letting them decide would go round. */
export async function circleOf(tx: Pick<Tx, 'query'>, from: string, window: Window): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `with recursive up(id) as (
       select $1::uuid
       union
       select g.from_id from delegation g join up u on g.to_id = u.id
       where g.revoked_at is null and g.starts_at < $3 and g.ends_at > $2
     ) select id from up where id <> $1`,
    [from, window.startsAt, window.endsAt],
  );
  return new Set(rows.map(({ id }) => id));
}
