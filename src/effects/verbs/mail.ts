import { createHash } from 'node:crypto';
import type { MailName } from '../../documents/view-models/mail.ts';
import { HopelessError } from '../hopeless-error.ts';
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
    const { subject, html, text } = templates.mails[payload.template].render(view);
    const messageId = messageIdOf(key, config.publicUrl);
    // A worker that was frozen until here must not send what another has taken over.
    signal.throwIfAborted();
    const oneLine = subject.replaceAll(/\s+/g, ' ').trim();
    await transmit?.({ messageId, to: { name: view.recipientName, address }, subject: oneLine, html, plain: text });

    return async (tx) => {
      await tx.query(
        `insert into mail (key, recipient, subject, html, plain, message_id, status, created_at, sent_at)
          values ($1, $2, $3, $4, $5, $6, $7, clock(), case when $7 = 'sent' then clock() end)
          on conflict (key) do nothing`,
        [key, address, oneLine, html, text, messageId, transmit ? 'sent' : 'kept'],
      );
    };
  },
};

function isMailName(name: string, mails: Record<MailName, unknown>): name is MailName {
  return Object.hasOwn(mails, name);
}

/** RFC 5322 section 3.6.4, from the effect's key alone so that each try has the same. */
export function messageIdOf(key: string, publicUrl: string): string {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${id}@${new URL(publicUrl).hostname}>`;
}
