import type { CountedMember } from '../../domain/assessment.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import { validateContent } from '../../domain/pricing/validate.ts';
import type { Tx } from '../../store/database.ts';

/** A quote that counts in a package, with its deal. */
export interface CountedQuote extends CountedMember {
  id: string;
  state: string;
  version: number;
  deal: { id: string; number: string; name: string };
}

/**
 * The other quotes of the package: those of the same customer with the same word, of any deal, as they stand in their
 * active version. What is still written or asked for counts as what it would be; what was withdrawn, rejected or has
 * lapsed does not count; what was signed counts for a year, so that nothing is split into signatures.
 */
export async function packageOf(
  tx: Pick<Tx, 'query'>,
  { dealId, quoteId }: { dealId: string; quoteId: string },
  { package: word }: Pick<QuoteContent, 'package'>,
): Promise<CountedQuote[]> {
  if (word === undefined) return [];
  const rows = await tx.query<CountedQuote>(
    `select q.id, 'Q-' || d.number || '-' || q.ordinal as number, i.state, v.version, v.content, v.basis,
       jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal
     from deal mine join deal d on d.account_id = mine.account_id
       join quote q on q.deal_id = d.id join instance i on i.id = q.id
       join quote_version v on v.quote_id = q.id and v.version = (i.snapshot -> 'context' ->> 'version')::int
     where mine.id = $1 and q.id <> $2 and v.content ->> 'package' = $3 and v.measures is not null
       and (i.state = any($4) or i.state = 'signed' and i.changed_at > clock() - interval '1 year')
     order by d.number, q.ordinal`,
    [dealId, quoteId, word, pursued],
  );
  // A draft may hold what cannot be priced; it counts once it can.
  return rows.filter(({ content, basis }) => validateContent(content, basis).length === 0);
}

const pursued = ['draft', 'inReview', 'changesRequested', 'recalled', 'usable', 'accepted'];
