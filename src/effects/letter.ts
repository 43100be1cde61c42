import { createHash } from 'node:crypto';
import type { Job, Tools, Write } from './verb.ts';
import type { Verb } from '../../workflows/effects.ts';

interface Letter {
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  /** What is written down in its place, when the letter itself holds what nobody else may read. */
  copy?: { html: string; text: string };
}

/** Sends a letter when there is a mail server, and answers what to write down of it: once, by the effect's key. */
export async function post(
  { key, signal }: Pick<Job<Verb>, 'key' | 'signal'>,
  { to, subject, html, text, copy = { html, text } }: Letter,
  { config, transmit }: Pick<Tools, 'config' | 'transmit'>,
): Promise<Write> {
  const messageId = messageIdOf(key, config.publicUrl);
  // A worker that was frozen until here must not send what another has taken over.
  signal.throwIfAborted();
  const oneLine = subject.replaceAll(/\s+/g, ' ').trim();
  await transmit?.({ messageId, to, subject: oneLine, html, plain: text });
  return async (tx) => {
    await tx.query(
      `insert into mail (key, recipient, subject, html, plain, message_id, status, created_at, sent_at)
        values ($1, $2, $3, $4, $5, $6, $7, clock(), case when $7 = 'sent' then clock() end)
        on conflict (key) do nothing`,
      [key, to.address, oneLine, copy.html, copy.text, messageId, transmit ? 'sent' : 'kept'],
    );
  };
}

/** RFC 5322 section 3.6.4, from the effect's key alone so that each try has the same. */
export function messageIdOf(key: string, publicUrl: string): string {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${id}@${new URL(publicUrl).hostname}>`;
}
