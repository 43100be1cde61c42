import type { Actor } from '../../commands/actor.ts';
import { authorsOf } from '../../store/quote-versions.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

/** How long a submitted version is good for, and what is asked about it; nothing for one that never had an end. */
export interface Validity {
  until: string;
  /** As it was submitted, when it was extended since. */
  extendedFrom: string | null;
  asked: { id: string; until: string; reason: string; by: Named; at: string } | null;
}

export async function validityOf(reader: Reader, quoteId: string, version: number): Promise<Validity | null> {
  const [[row], [asked]] = await Promise.all([
    reader.query<{ until: string | null; submitted: string }>(
      `select valid_until($1, $2)::text as until, content ->> 'validUntil' as submitted
       from quote_version where quote_id = $1 and version = $2`,
      [quoteId, version],
    ),
    reader.query<NonNullable<Validity['asked']>>(
      `select e.id, e.until::text as until, e.reason, ${named('p')} as by, e.asked_at as at
       from quote_extension e join person p on p.id = e.asked_by
       where e.quote_id = $1 and e.quote_version = $2 and e.decision is null`,
      [quoteId, version],
    ),
  ]);
  if (!row || row.until === null) return null;
  const { until, submitted } = row;
  return { until, extendedFrom: until === submitted ? null : submitted, asked: asked ?? null };
}

/** Of the commands about validity, those that this person's part in the deal leaves them. */
export async function ownOfValidity(
  reader: Reader,
  actor: Actor,
  deal: { id: string; ownerId: string; submittedById: string | undefined },
  commands: readonly string[],
): Promise<string[]> {
  const asks = [deal.ownerId, deal.submittedById].includes(actor.id);
  const decides =
    commands.includes('GrantExtension') &&
    actor.id !== deal.ownerId &&
    !(await authorsOf(reader, deal.id)).includes(actor.id);
  return commands.filter((command) => {
    if (command === 'AskExtension') return asks;
    return command === 'GrantExtension' || command === 'RefuseExtension' ? decides : true;
  });
}
