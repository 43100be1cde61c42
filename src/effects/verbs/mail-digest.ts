import { calendarOfPerson } from '../../commands/gather/calendar.ts';
import { actorsOf } from '../../commands/onlookers.ts';
import type { DigestLine } from '../../documents/view-models/digest.ts';
import { type DigestItem, digestContent } from '../../queries/digest.ts';
import { post } from '../letter.ts';
import type { VerbDefinition } from '../verb.ts';

/** One letter a person and day with what waits, what changed and what is due; none when there is nothing to say. */
export const mailDigest: VerbDefinition<'mailDigest'> = {
  async perform({ key, payload: { personId, day }, signal }, tools) {
    const { config, database, templates } = tools;
    const [earlier] = await database.query('select 1 from mail where key = $1', [key]);
    const [actor] = await actorsOf(database, [personId]);
    if (earlier || !actor) return async () => undefined;
    const [last] = await database.query<{ at: string }>(
      `select coalesce((select max(due_at) from digest where person_id = $1 and status = 'given' and day < $2),
         clock() - interval '3 days') as at`,
      [personId, day],
    );
    const content = await digestContent(database, actor, (last as { at: string }).at);
    if (Object.values(content).every((items) => items.length === 0)) return async () => undefined;

    const { timeZone } = await calendarOfPerson(database, personId);
    const line = ({ text, detail, link, dueAt }: DigestItem): DigestLine => ({
      text,
      detail: dueAt === null ? detail : `${detail}, ${moment(dueAt, timeZone)}`,
      link: config.publicUrl + link,
    });
    const letter = templates.digest.render({
      recipientName: actor.name,
      day: dayWords(day),
      waiting: content.waiting.map(line),
      changed: content.changed.map(line),
      soon: content.soon.map(line),
      link: `${config.publicUrl}/`,
      settingsLink: `${config.publicUrl}/settings/notifications`,
    });
    return post({ key, signal }, { ...letter, to: { name: actor.name, address: actor.email } }, tools);
  },
};

/** "24 Nov, 15:00" in the time zone of the reader's office. */
const moment = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));

/** "Tuesday 24 November 2026" */
const dayWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');
