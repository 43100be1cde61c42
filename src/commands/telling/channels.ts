/** How people want to be told, per kind of message. */
import {
  type Channel,
  isRequired,
  kindNames,
  type MessageKind,
  usualChannel,
} from '../../../workflows/message-kinds.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed } from '../change.ts';
import { type Refusal, refuseInput } from '../refusal.ts';

/** How each of these people wants to be told now. */
export async function channelsOf(
  tx: Tx,
  people: readonly string[],
): Promise<(personId: string, kind: MessageKind) => Channel> {
  const chosen = await tx.query<{ id: string; kind: MessageKind; channel: Channel }>(
    'select person_id as id, kind, channel from notification_preference where person_id = any($1)',
    [[...new Set(people)]],
  );
  return (personId, kind) =>
    chosen.find((choice) => choice.id === personId && choice.kind === kind)?.channel ?? usualChannel(kind);
}

/** What a person may choose for themselves; kinds that are left out stay as they are. */
export function choosePreferences(
  database: Database,
  asked: Asked,
  { kinds, digest }: { kinds: Partial<Record<MessageKind, Channel>>; digest: { wanted?: boolean; at?: string } },
): Promise<true | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const named = kindNames.filter((kind) => kinds[kind] !== undefined);
    const off = named.filter((kind) => kinds[kind] === 'off' && isRequired(kind));
    if (off.length > 0) {
      return refuseInput(
        ...off.map((kind) => ({
          pointer: `/kinds/${kind}`,
          message: 'This cannot be switched off: it is asked of you.',
        })),
      );
    }
    for (const kind of named) {
      await tx.query(
        `insert into notification_preference (person_id, kind, channel) values ($1, $2, $3)
         on conflict (person_id, kind) do update set channel = excluded.channel`,
        [asked.actor.id, kind, kinds[kind]],
      );
    }
    if (digest.wanted !== undefined || digest.at !== undefined) {
      await tx.query(
        `insert into digest_setting (person_id, wanted, at) values ($1, coalesce($2, true), coalesce($3, '08:00'))
         on conflict (person_id) do update set wanted = coalesce($2, digest_setting.wanted),
           at = coalesce($3, digest_setting.at)`,
        [asked.actor.id, digest.wanted ?? null, digest.at ?? null],
      );
      // The next one is planned anew, by the new wish.
      await tx.query("delete from digest where person_id = $1 and status = 'due'", [asked.actor.id]);
    }
    return {
      answer: true as const,
      subject: { kind: 'person', id: asked.actor.id },
      type: 'NotificationPreferencesChanged',
      data: { kinds, digest },
    };
  });
}
