import { randomUUID } from 'node:crypto';
import type { QuoteContext } from '../../../workflows/quote/machine.ts';
import { addDays } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/offer.ts';
import { endOf } from '../../domain/pricing/term.ts';
import type { Tx } from '../../store/database.ts';
import type { Instance } from '../../store/instances.ts';
import { authorsOf, quoteVersion } from '../../store/quote-versions.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition } from '../command.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { contextOf } from '../scene.ts';

/** The last valid day of a submitted version: as extended, else as it was submitted. */
export async function validUntilOf(tx: Pick<Tx, 'query'>, quoteId: string, version: number): Promise<PlainDate> {
  const [row] = await tx.query<{ until: PlainDate }>('select valid_until($1, $2)::text as until', [quoteId, version]);
  return (row as { until: PlainDate }).until;
}

/** Comes some business days before the last valid day. */
export const warnOfLapse: Definition<{ lapsedVersion: number; validUntil: string }> = {
  workflow: 'quote',
  gather: async ({ input }) => ({ event: { ...input } }),
};

export interface AskExtensionInput {
  until: PlainDate;
  reason: string;
}

/** How many days beyond the day it was submitted with a version may be valid at most. */
const longestExtension = 60;

/** Asks that an offer, as it was approved, stays good for longer. */
export const askExtension: Definition<AskExtensionInput> = {
  workflow: 'quote',
  permission: 'quote.submit',
  async may({ scene, by, target }) {
    const { version } = contextOf<QuoteContext>(target as Instance);
    const { submittedBy } = await quoteVersion(scene.tx, (target as Instance).id, version);
    if ([scene.deal.ownerId, submittedBy].includes((by as Actor).id)) return undefined;
    return refuse('forbidden', { detail: 'Only who submitted the quote and who owns the deal ask for more time.' });
  },
  async gather({ scene: { tx, deal, at }, by, input: { until, reason }, target }) {
    const quoteId = (target as Instance).id;
    const { version, termsHash } = contextOf<QuoteContext>(target as Instance);
    const { content } = await quoteVersion(tx, quoteId, version);
    const validUntil = await validUntilOf(tx, quoteId, version);
    const wrong =
      wrongDay(until, validUntil, addDays(content.validUntil, longestExtension)) ??
      (until > endOf(content) ? 'The offer cannot outlive its own term.' : undefined);
    if (wrong) return refuseInput({ pointer: '/until', message: wrong });
    const [id, person] = [randomUUID(), (by as Actor).id];
    return {
      event: { extensionId: id, validUntil, until, reason, by: person },
      async write() {
        await tx.query(
          `insert into quote_extension (id, deal_id, quote_id, quote_version, terms_hash, valid_until, until, reason,
             asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [id, deal.id, quoteId, version, termsHash, validUntil, until, reason, person, at],
        );
      },
    };
  },
};

function wrongDay(until: PlainDate, validUntil: PlainDate, latest: PlainDate): string | undefined {
  if (until <= validUntil) return `It is valid until ${validUntil} already: name a later day.`;
  if (until <= latest) return undefined;
  return `At most ${longestExtension} days beyond the first valid-until date are possible: until ${latest}. Offer a new version.`;
}

export interface DecideExtensionInput {
  extensionId: string;
  comment: string;
}

/** The offer stays good until the new day, under the same terms: decided by somebody of the desk with no part in it. */
export const grantExtension = decideExtension('granted');
/** The offer ends when it would have. */
export const refuseExtension = decideExtension('refused');

function decideExtension(decision: 'granted' | 'refused'): Definition<DecideExtensionInput> {
  return {
    workflow: 'quote',
    permission: 'quote.extend',
    may: (asked) => (asked.input.extensionId === pending(asked)?.id ? involved(asked) : notAsked),
    async gather({ scene: { tx, at }, by, input: { extensionId, comment } }) {
      if (decision === 'refused' && comment.trim() === '') {
        return refuseInput({ pointer: '/comment', message: 'Say why, so that the rep can act on it.' });
      }
      const [row] = await tx.query<{ validUntil: string; until: string }>(
        'select valid_until::text as "validUntil", until::text as until from quote_extension where id = $1',
        [extensionId],
      );
      return {
        event: { extensionId, ...row, by: (by as Actor).id, comment },
        async write() {
          await tx.query(
            'update quote_extension set decision = $2, decided_by = $3, decided_at = $4, comment = $5 where id = $1',
            [extensionId, decision, (by as Actor).id, at, comment],
          );
        },
      };
    },
  };
}

const pending = ({ target }: Asked<DecideExtensionInput>) =>
  contextOf<QuoteContext>(target as Instance).extension ?? undefined;

const notAsked = refuse('not-available', { detail: 'Nobody asks for this extension any more.', available: [] });

/** Who owns the deal, or wrote or submitted a version of it, grants themselves no time. */
async function involved(asked: Asked<DecideExtensionInput>): Promise<Refusal | undefined> {
  const { scene, by } = asked;
  const { id, name } = by as Actor;
  const isParty = id === scene.deal.ownerId || id === pending(asked)?.by;
  if (!isParty && !(await authorsOf(scene.tx, scene.deal.id)).includes(id)) return undefined;
  return refuse('sod_self_approval', {
    detail: `${name} owns, submitted or edited this deal: somebody else has to decide.`,
  });
}
