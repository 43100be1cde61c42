import type { Effects } from '../../workflows/effects.ts';
import { sightOfPerson } from '../commands/confidentiality/sights.ts';
import { hidden, marginShown } from '../domain/confidentiality.ts';
import { parseDecimal } from '../domain/exact.ts';
import { namesOf, structureWords } from '../domain/offer-words.ts';
import { money, percent } from '../documents/view-models/figures.ts';
import type { MailView } from '../documents/view-models/mail.ts';
import type { Database } from '../store/database.ts';
import type { QuoteVersion } from '../store/quote-versions.ts';
import { decideBy } from './decide-by.ts';
import { HopelessError } from './hopeless-error.ts';

interface Addressed {
  address: string;
  /** Still somebody who may sign in. */
  active: boolean;
  view: MailView;
}

/**
 * Everything a letter shows, and where it goes.
 * @throws HopelessError when person or deal do not exist.
 */
export async function mailView(database: Database, mail: Effects['mail'], publicUrl: string): Promise<Addressed> {
  const { template, personId, dealId, view: details = {} } = mail;
  const [row] = await database.query<Row>(
    `select recipient.email as address, recipient.active, recipient.name as "recipientName", actor.name || coalesce(' for ' || delegator.name, '') as "actorName",
        deal.name as "dealName", deal.number as "dealNumber", account.name as "accountName", quote.ordinal as "quoteOrdinal"
      from person recipient
      left join deal on deal.id = $2
      left join account on account.id = deal.account_id
      left join person actor on actor.id = $3
      left join person delegator on delegator.id = $5
      left join quote on quote.id = $4 and quote.deal_id = deal.id
      where recipient.id = $1 and ($2::uuid is null or deal.id is not null)`,
    [personId, dealId, details.actorId ?? null, details.quoteId ?? null, details.onBehalfOf ?? null],
  );
  if (!row) throw new HopelessError(`no person ${personId} or no deal ${dealId}`);
  const { address, active, quoteOrdinal, actorName, recipientName } = row;
  return {
    address,
    active,
    view: {
      recipientName,
      dealName: row.dealName ?? '',
      accountName: row.accountName ?? '',
      dealNumber: row.dealNumber === null ? '' : `D-${row.dealNumber}`,
      headline: details.headline ?? '',
      actorName: actorName ?? '',
      quoteNumber: quoteOrdinal === null ? '' : `Q-${row.dealNumber}-${quoteOrdinal}`,
      link: publicUrl + (details.link ?? (dealId === null ? '/' : `/deals/${dealId}`)),
      facts: [
        ...(details.times ?? []),
        ...(asks(template) ? await decideBy(database, personId, details) : []),
        ...(details.facts ?? (await figuresOf(database, mail))),
      ],
      comment: details.comment ?? '',
      reason: details.reason ?? '',
      outcome: details.outcome ?? '',
    },
  };
}

/** What the version is worth, as every other place shows it; the margin for who is asked to decide and may see it. */
async function figuresOf(
  database: Database,
  { template, personId, view: details = {} }: Effects['mail'],
): Promise<MailView['facts']> {
  const [row] = await database.query<Pick<QuoteVersion, 'measures' | 'content' | 'basis'>>(
    'select measures, content, basis from quote_version where quote_id = $1 and version = $2',
    [details.quoteId ?? null, details.quoteVersion ?? null],
  );
  if (!row?.measures) return [];
  const { tcv, discount, margin } = row.measures;
  const facts = [{ label: 'Total contract value', value: money(tcv).text }];
  if (discount !== null) facts.push({ label: 'Discount', value: percent(discount).text });
  if (!asks(template)) return facts;
  const structure = structureWords(row.content, namesOf(row.basis));
  if (structure.length > 0) facts.push({ label: 'How it is built', value: structure.join('; ') });
  const shown = marginShown((await sightOfPerson(database, personId)).margin, margin);
  if (shown === hidden) return facts;
  return [
    ...facts,
    { label: 'Margin', value: shown === margin && parseDecimal(margin) ? percent(margin).text : shown },
  ];
}

/** Letters that ask for a decision. */
const asks = (template: string): boolean => template === 'approval-asked' || template === 'approval-asked-for';

interface Row {
  recipientName: string;
  /** Null in a letter that is of no deal. */
  dealName: string | null;
  dealNumber: string | null;
  accountName: string | null;
  address: string;
  active: boolean;
  actorName: string | null;
  quoteOrdinal: number | null;
}
