import { issuePasswordLink, linkHours } from '../../commands/session/password-link.ts';
import type { PasswordLetterView } from '../../documents/view-models/password-letter.ts';
import { HopelessError } from '../hopeless-error.ts';
import { post } from '../letter.ts';
import type { VerbDefinition } from '../verb.ts';

/**
 * A letter with a link that sets a password once. The secret is made here and leaves in the letter alone; the hash is
 * stored before it leaves, so that no letter arrives with a link that is not known. Another try makes another link.
 */
export const mailPasswordLink: VerbDefinition<'mailPasswordLink'> = {
  async perform({ key, payload, signal }, tools) {
    const { config, database, templates, transmit } = tools;
    const { personId, kind, invitedBy } = payload;
    const [earlier] = await database.query('select 1 from mail where key = $1', [key]);
    if (earlier) return async () => undefined;
    const [person] = await database.query<{ name: string; email: string; active: boolean; actorName: string | null }>(
      `select p.name, p.email, p.active, a.name as "actorName"
       from person p left join person a on a.id = $2 where p.id = $1`,
      [personId, invitedBy ?? null],
    );
    if (!person) throw new HopelessError(`no person ${personId}`);
    const { name, email, active, actorName } = person;
    if (!active) return async () => undefined;

    const byPassword = config.signIn?.passwords !== false;
    if (!byPassword && kind === 'reset') return async () => undefined;

    const hours = linkHours[kind];
    const page = `${config.publicUrl}/${byPassword ? 'set-password' : 'sign-in'}`;
    const secret = byPassword ? `#${await issuePasswordLink(database, { personId, kind })}` : '';
    const template = templates.passwords[kind === 'invitation' ? 'invitation' : 'password-reset'];
    const view: PasswordLetterView = {
      recipientName: name,
      actorName: actorName ?? '',
      email,
      // Behind #, the secret is never sent when the link is opened: no log and no other site learns it.
      link: page + secret,
      lifetime: !byPassword ? '' : hours === 1 ? 'one hour' : `${hours} hours`,
    };
    const { html, text } = template.render({ ...view, link: page });
    const readable = transmit === null && !config.production;
    return post(
      { key, signal },
      { ...template.render(view), to: { name, address: email }, copy: readable ? undefined : { html, text } },
      tools,
    );
  },
};
