import type { Database, Tx } from '../../store/database.ts';
import { type Asked, catalogue, changed } from '../change.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { draftsOn } from './drafts.ts';
import { beginsTooEarly } from './first-day.ts';

interface Rate {
  currency: string;
  rate: string;
  /** Where a table of several days was brought in; that of the change when it is absent. */
  validFrom?: string;
}

type Stored = { validFrom: string; proposedBy: string; status: string } & (
  | { kind: 'exchange'; content: { rates: Rate[] } }
  | { kind: 'credit'; content: { rate: string } }
);

/**
 * Puts proposed rates in force, by somebody else than who proposed them. Quotes that exist keep the exchange rate they
 * began with; drafts are measured with the new cost of credit when they are edited next, and named in the fact.
 */
export function publishRates(database: Database, asked: Asked, changeId: string): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const change = await proposed(tx, changeId);
    if (isRefusal(change)) return change;
    if (change.proposedBy === asked.actor.id) {
      return refuse('forbidden', { detail: 'You proposed these rates: a second person has to put them in force.' });
    }
    const { kind, validFrom, content, proposedBy } = change;
    if (await beginsTooEarly(tx, kind, validFrom, content)) {
      return refuse('rule', {
        detail: `These rates were to begin on ${validFrom}, which is past, and what was worked out since would change: decline them and propose them from today or a later day on.`,
      });
    }
    const standing =
      change.kind === 'exchange'
        ? await setExchangeRates(tx, validFrom, change.content.rates)
        : await setCreditRate(tx, validFrom, change.content.rate);
    if (standing.length > 0) {
      return refuse('rule', {
        detail: `A rate is there already, and none is overwritten: ${standing.join(', ')}. Decline these and propose them from another day on.`,
      });
    }
    await settle(tx, asked, changeId, 'published');
    const drafts = kind === 'credit' ? { drafts: await draftsOn(tx) } : {};
    const data = { changeId, kind, validFrom, ...content, proposedBy, ...drafts };
    return { answer: undefined, subject: catalogue, type: 'RatesPublished', data };
  });
}

/** Turns proposed rates down; who proposed them may take them back. */
export function declineRates(database: Database, asked: Asked, changeId: string): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const change = await proposed(tx, changeId);
    if (isRefusal(change)) return change;
    if (change.proposedBy !== asked.actor.id && !asked.actor.permissions.has('rate.publish')) {
      return refuse('forbidden', {
        detail: 'Rates are declined by who may publish them, or taken back by their author.',
      });
    }
    await settle(tx, asked, changeId, 'declined');
    const data = { changeId, kind: change.kind, validFrom: change.validFrom };
    return { answer: undefined, subject: catalogue, type: 'RatesDeclined', data };
  });
}

async function proposed(tx: Tx, changeId: string): Promise<Stored | Refusal> {
  const [change] = await tx.query<Stored>(
    `select kind, valid_from as "validFrom", content, proposed_by as "proposedBy", status
     from rate_change where id = $1 for update`,
    [changeId],
  );
  if (!change) return refuse('not-found', { detail: 'There are no such rates.' });
  if (change.status === 'proposed') return change;
  return refuse('not-available', { detail: `These rates are ${change.status} already.`, available: [] });
}

/** Nothing is set where anything stands from its day on: answers what does. */
async function setExchangeRates(tx: Tx, validFrom: string, rates: Rate[]): Promise<string[]> {
  // Nobody else sets one between the look and the writing.
  await tx.query('lock table exchange_rate in share row exclusive mode');
  const standing = await tx.query<{ said: string }>(
    `select e.currency || ' from ' || e.valid_from as said from exchange_rate e
     join jsonb_to_recordset($2) as r(currency text, "validFrom" date)
       on r.currency = e.currency and coalesce(r."validFrom", $1) = e.valid_from
     order by e.currency, e.valid_from`,
    [validFrom, JSON.stringify(rates)],
  );
  if (standing.length > 0) return standing.map(({ said }) => said);
  await tx.query(
    `insert into exchange_rate (currency, valid_from, rate)
     select currency, coalesce("validFrom", $1), rate
     from jsonb_to_recordset($2) as r(currency text, rate numeric, "validFrom" date)`,
    [validFrom, JSON.stringify(rates)],
  );
  return [];
}

async function setCreditRate(tx: Tx, validFrom: string, rate: string): Promise<string[]> {
  const set = await tx.query(
    'insert into credit_rate (valid_from, rate) values ($1, $2) on conflict do nothing returning valid_from',
    [validFrom, rate],
  );
  return set.length > 0 ? [] : [`cost of credit from ${validFrom}`];
}

async function settle(tx: Tx, { actor }: Asked, changeId: string, status: 'published' | 'declined'): Promise<void> {
  await tx.query('update rate_change set status = $2, decided_by = $3, decided_at = clock() where id = $1', [
    changeId,
    status,
    actor.id,
  ]);
}
