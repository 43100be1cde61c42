import { whoSee } from '../../commands/onlookers.ts';
import type { MailName } from '../../documents/view-models/mail.ts';
import { HopelessError } from '../hopeless-error.ts';
import { post } from '../letter.ts';
import { mailView } from '../mail-view.ts';
import type { VerbDefinition } from '../verb.ts';

/**
 * One letter to one person: sent when there is a mail server, kept otherwise. A repeat after a crash between sending
 * and writing carries the same Message-ID, by which mail servers and readers know it again.
 */
export const mail: VerbDefinition<'mail'> = {
  async perform({ key, payload, signal }, { config, database, templates, transmit }) {
    const [earlier] = await database.query('select 1 from mail where key = $1', [key]);
    if (earlier) return async () => undefined;

    if (!isMailName(payload.template, templates.mails)) throw new HopelessError(`no mail template ${payload.template}`);
    const { address, active, view } = await mailView(database, payload, config.publicUrl);
    // Who was deactivated since the fact may not see the deal any more, and no letter tells them of it.
    if (!active) return async () => undefined;
    const { personId, dealId } = payload;
    if (payload.whoSee && dealId !== null && (await whoSee(database, [personId], dealId)).length === 0) {
      return async () => undefined;
    }
    const { subject, html, text } = templates.mails[payload.template].render(view);
    return post(
      { key, signal },
      { to: { name: view.recipientName, address }, subject, html, text },
      { config, transmit },
    );
  },
};

function isMailName(name: string, mails: Record<MailName, unknown>): name is MailName {
  return Object.hasOwn(mails, name);
}
