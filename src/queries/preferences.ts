import { calendarOfPerson } from '../commands/gather/calendar.ts';
import {
  type Channel,
  isRequired,
  kindNames,
  type MessageKind,
  messageKinds,
  usualChannel,
} from '../../workflows/message-kinds.ts';
import type { Reader } from './page.ts';

export interface Preference {
  kind: MessageKind;
  title: string;
  about: string;
  channel: Channel;
  /** It cannot be switched off. */
  required: boolean;
}

/** Every kind of message with how the person wants to be told of it. */
export async function preferencesOf(reader: Reader, personId: string): Promise<Preference[]> {
  const chosen = await reader.query<{ kind: string; channel: Channel }>(
    'select kind, channel from notification_preference where person_id = $1',
    [personId],
  );
  const byKind = new Map(chosen.map(({ kind, channel }) => [kind, channel]));
  return kindNames.map((kind) => ({
    kind,
    title: messageKinds[kind].title,
    about: messageKinds[kind].about,
    channel: byKind.get(kind) ?? usualChannel(kind),
    required: isRequired(kind),
  }));
}

export interface DigestWish {
  wanted: boolean;
  /** "HH:MM" by the clock of the person's office. */
  at: string;
  timeZone: string;
}

/** When the person wants their digest. */
export async function digestWish(reader: Reader, personId: string): Promise<DigestWish> {
  const [row] = await reader.query<Omit<DigestWish, 'timeZone'>>(
    'select wanted, at from digest_setting where person_id = $1',
    [personId],
  );
  const { timeZone } = await calendarOfPerson(reader, personId);
  return { wanted: row?.wanted ?? true, at: row?.at ?? '08:00', timeZone };
}
