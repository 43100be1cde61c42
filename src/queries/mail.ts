import type { Database } from '../store/database.ts';

export interface MailSummary {
  id: string;
  recipient: string;
  subject: string;
  status: 'kept' | 'sent';
  createdAt: string;
}

export interface Mail extends MailSummary {
  html: string;
  plain: string;
  messageId: string;
  sentAt: string | null;
}

/** The newest letters first. */
export async function newestMail(database: Database, limit: number): Promise<MailSummary[]> {
  return database.query<MailSummary>(
    `select id, recipient, subject, status, created_at as "createdAt" from mail
      order by created_at desc, id desc limit $1`,
    [limit],
  );
}

export async function mailById(database: Database, id: string): Promise<Mail | null> {
  const [mail] = await database.query<Mail>(
    `select id, recipient, subject, status, html, plain, message_id as "messageId",
        created_at as "createdAt", sent_at as "sentAt"
      from mail where id = $1`,
    [id],
  );
  return mail ?? null;
}
