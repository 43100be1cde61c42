import type { Effects } from '../../workflows/effects.ts';
import type { MailView } from '../documents/view-models/mail.ts';
import type { Database } from '../store/database.ts';
import { HopelessError } from './hopeless-error.ts';

interface Addressed {
  address: string;
  view: MailView;
}

/**
 * Everything a letter shows, and where it goes.
 * @throws HopelessError when person or deal do not exist.
 */
export async function mailView(database: Database, mail: Effects['mail'], publicUrl: string): Promise<Addressed> {
  const { personId, dealId, view: details = {} } = mail;
  const [row] = await database.query<Row>(
    `select recipient.email as address, recipient.name as "recipientName", actor.name as "actorName",
        deal.name as "dealName", deal.number as "dealNumber", account.name as "accountName", quote.ordinal as "quoteOrdinal"
      from deal
      join account on account.id = deal.account_id
      join person recipient on recipient.id = $1
      left join person actor on actor.id = $3
      left join quote on quote.id = $4 and quote.deal_id = deal.id
      where deal.id = $2`,
    [personId, dealId, details.actorId ?? null, details.quoteId ?? null],
  );
  if (!row) throw new HopelessError(`no person ${personId} or no deal ${dealId}`);
  const { address, quoteOrdinal, actorName, ...shown } = row;
  return {
    address,
    view: {
      ...shown,
      actorName: actorName ?? '',
      quoteNumber: quoteOrdinal === null ? '' : `Q-${row.dealNumber}-${quoteOrdinal}`,
      link: publicUrl + (details.link ?? `/deals/${dealId}`),
      facts: details.facts ?? [],
      comment: details.comment ?? '',
      reason: details.reason ?? '',
      outcome: details.outcome ?? '',
    },
  };
}

interface Row extends Pick<MailView, 'recipientName' | 'dealName' | 'dealNumber' | 'accountName'> {
  address: string;
  actorName: string | null;
  quoteOrdinal: number | null;
}
