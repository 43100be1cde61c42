import type { Actor } from '../commands/actor.ts';
import { relatedDeal, seesDeals, seesEveryDeal } from '../commands/relations.ts';
import { type Page, type PageAsked, pageOf, type Reader } from './page.ts';

export interface NotificationRow {
  id: string;
  title: string;
  body: string;
  link: string;
  deal: { id: string; number: string; name: string } | null;
  createdAt: string;
  readAt: string | null;
}

/**
 * A person's notifications, newest first, and how many are unread. Of a deal they lost sight of nothing is told any more
 * but that there was something.
 */
export async function listNotifications(
  reader: Reader,
  actor: Actor,
  { limit, cursor, unread }: PageAsked & { unread?: boolean },
): Promise<Page<NotificationRow> & { unread: number }> {
  const rows = await reader.query<NotificationRow & { key: string }>(
    `select n.id, n.title, case when seen.lost then '' else n.body end as body,
       case when seen.lost then '/notifications' else n.link end as link, n.created_at as "createdAt",
       n.read_at as "readAt", n.created_at::text as key,
       case when d.id is not null and not seen.lost
         then jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) end as deal
     from notification n left join deal d on d.id = n.deal_id
       cross join lateral (select d.id is not null and ($6 or ($7 and ${relatedDeal(1)})) is not true as lost) seen
     where n.person_id = $1 and ($2::text is null or (n.created_at, n.id) < ($2::timestamptz, $3::uuid))
       and ($4::boolean is not true or n.read_at is null)
     order by n.created_at desc, n.id desc limit $5`,
    [
      actor.id,
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      unread ?? null,
      limit + 1,
      seesDeals(actor) && seesEveryDeal(actor),
      seesDeals(actor),
    ],
  );
  const [counted] = await reader.query<{ unread: number }>(
    'select count(*)::int as unread from notification where person_id = $1 and read_at is null',
    [actor.id],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...row }) => row), next, unread: counted?.unread ?? 0 };
}

/** Marks one of the person's notifications, or all, as read. */
export async function readNotifications(reader: Reader, personId: string, id?: string): Promise<number> {
  const rows = await reader.query(
    `update notification set read_at = clock()
     where person_id = $1 and ($2::uuid is null or id = $2) and read_at is null returning id`,
    [personId, id ?? null],
  );
  return rows.length;
}
