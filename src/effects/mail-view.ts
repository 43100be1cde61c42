import type { Effects } from '../../workflows/effects.ts';
import { sightOfPerson } from '../commands/confidentiality/sights.ts';
import { changeTable } from '../domain/measures/change-table.ts';
import { offeredOptions } from '../domain/measures/offered-options.ts';
import { namesOf, structureWords } from '../domain/offer-words.ts';
import { price } from '../domain/pricing/price.ts';
import { askedFacts, valueFacts } from '../documents/view-models/asked-figures.ts';
import { changeView } from '../documents/view-models/change.ts';
import type { MailView } from '../documents/view-models/mail.ts';
import { departures } from '../documents/view-models/terms.ts';
import type { Database } from '../store/database.ts';
import { quoteVersion } from '../store/quote-versions.ts';
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
      left join quote on quote.id = $4 and quote.deal_id = deal.id
      left join quote_version version on $6::boolean and version.quote_id = quote.id and version.version = $7::int
      left join person actor on actor.id = coalesce(version.submitted_by, $3::uuid)
      left join person delegator on delegator.id = $5 and version.submitted_by is null
      where recipient.id = $1 and ($2::uuid is null or deal.id is not null)`,
    [
      personId,
      dealId,
      details.actorId ?? null,
      details.quoteId ?? null,
      details.onBehalfOf ?? null,
      // A later stage is asked because somebody approved: what it is asked about is still what was submitted, by whom.
      asks(template),
      details.quoteVersion ?? null,
    ],
  );
  if (!row) throw new HopelessError(`no person ${personId} or no deal ${dealId}`);
  const { address, active, quoteOrdinal, actorName, recipientName } = row;
  const figures = await figuresOf(database, mail);
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
        ...(details.facts ?? figures.facts),
      ],
      change: figures.change,
      comment: details.comment ?? '',
      reason: details.reason ?? '',
      outcome: details.outcome ?? '',
    },
  };
}

/**
 * What the version is worth, as every other place shows it; to who is asked to decide, all that the card begins with.
 */
async function figuresOf(
  database: Database,
  { template, personId, view: details = {} }: Effects['mail'],
): Promise<Pick<MailView, 'facts' | 'change'>> {
  const { quoteId, quoteVersion: version } = details;
  const nothing = { facts: [], change: null };
  if (quoteId === undefined || version === undefined) return nothing;
  const { measures, content, basis, assessment } = await quoteVersion(database, quoteId, version);
  if (!measures) return nothing;
  if (!asks(template)) return { facts: valueFacts(measures), change: null };
  const structure = structureWords(content, namesOf(basis));
  const notStandard = departures(content.nonStandard, content.currency).map(({ title }) => title);
  const findings = assessment?.evaluation.findings ?? [];
  const priced = price(content, basis);
  const options = offeredOptions(priced);
  const change = changeTable(priced, content, basis.subscription);
  return {
    facts: askedFacts(
      { measures, structure, departures: notStandard, options, findings },
      await sightOfPerson(database, personId),
    ),
    change: change && changeView(change),
  };
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
