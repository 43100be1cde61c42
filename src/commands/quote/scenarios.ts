/**
 * Other ways to offer the same, kept with a quote. A scenario is no version: nothing is submitted, proposed or approved of
 * it, and it counts only when somebody takes it over into the draft, as writing there. Who kept or changed one is an
 * author of the deal nevertheless, as the facts tell, and never approves it.
 */
import type { QuoteContent } from '../../domain/offer.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { Subject } from '../../store/facts.ts';
import { type Asked, changed } from '../change.ts';
import { keptCosts } from '../gather/kept-costs.ts';
import { isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';

/** Beside the draft up to four are looked at; more than this nobody tells apart. */
const mostScenarios = 12;

export interface OfQuote {
  quoteId: string;
  dealId: string;
}

export interface ScenarioContent {
  name: string;
  content: QuoteContent;
}

interface Seen {
  id: string;
  version: number;
}

/** Keeps what a quote could also be, by name; answers its id. */
export function keepScenario(
  database: Database,
  asked: Asked,
  { quoteId, dealId }: OfQuote,
  { name, content }: ScenarioContent,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    await oneAfterAnother(tx, quoteId);
    const [kept] = await tx.query<{ count: number }>('select count(*)::int from scenario where quote_id = $1', [
      quoteId,
    ]);
    if ((kept?.count ?? 0) >= mostScenarios) {
      return refuse('rule', { detail: `A quote keeps ${mostScenarios} scenarios: discard one first.` });
    }
    const whole = await keptCosts(tx, content, { quoteId });
    if (isRefusal(whole)) return whole;
    const [row] = await tx.query<{ id: string }>(
      `insert into scenario (quote_id, name, content, created_by) values ($1, $2, $3, $4)
       on conflict do nothing returning id`,
      [quoteId, name, JSON.stringify(whole.content), asked.actor.id],
    );
    if (!row) return nameTaken;
    return { answer: row.id, subject: deal(dealId), type: 'ScenarioKept', data: { scenarioId: row.id, quoteId, name } };
  });
}

/** Writes a scenario anew, its content, its name or both. */
export function changeScenario(
  database: Database,
  asked: Asked,
  of: OfQuote,
  seen: Seen,
  { name, content }: Partial<ScenarioContent>,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    if (name !== undefined) await oneAfterAnother(tx, of.quoteId);
    const before = await asSeen(tx, of, seen);
    if (isRefusal(before)) return before;
    const whole = content && (await keptCosts(tx, content, { quoteId: of.quoteId, scenarioId: seen.id }));
    if (isRefusal(whole)) return whole;
    const taken = await tx.query(
      'select 1 from scenario where quote_id = $1 and lower(name) = lower($2) and id <> $3',
      [of.quoteId, name ?? before.name, seen.id],
    );
    if (taken.length > 0) return nameTaken;
    await tx.query(
      `update scenario set name = coalesce($2, name), content = coalesce($3, content), version = version + 1
       where id = $1`,
      [seen.id, name ?? null, whole ? JSON.stringify(whole.content) : null],
    );
    const isRenamed = name !== undefined && name !== before.name;
    const data = {
      scenarioId: seen.id,
      quoteId: of.quoteId,
      name: name ?? before.name,
      ...(isRenamed && { was: before.name }),
    };
    return { answer: seen.id, subject: deal(of.dealId), type: 'ScenarioChanged', data };
  });
}

/** Throws a scenario away. */
export function discardScenario(database: Database, asked: Asked, of: OfQuote, seen: Seen): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const before = await asSeen(tx, of, seen);
    if (isRefusal(before)) return before;
    await tx.query('delete from scenario where id = $1', [seen.id]);
    const data = { scenarioId: seen.id, quoteId: of.quoteId, name: before.name };
    return { answer: seen.id, subject: deal(of.dealId), type: 'ScenarioDiscarded', data };
  });
}

const deal = (id: string): Subject => ({ kind: 'deal', id });
const nameTaken = refuseInput({ pointer: '/name', message: 'A scenario of this quote has this name already.' });

/** Scenarios of a quote are kept and named one after the other, so that their number and their names hold. */
const oneAfterAnother = (tx: Tx, quoteId: string) =>
  tx.query('select 1 from quote where id = $1 for no key update', [quoteId]);

/** A scenario that nobody wrote in since it was seen, held until the transaction ends. */
async function asSeen(tx: Tx, { quoteId }: OfQuote, { id, version }: Seen): Promise<{ name: string } | Refusal> {
  const [row] = await tx.query<{ name: string; version: number }>(
    'select name, version from scenario where id = $1 and quote_id = $2 for update',
    [id, quoteId],
  );
  if (!row) return refuse('not-found', { detail: 'There is no such scenario.' });
  if (row.version === version) return row;
  return refuse('stale', { detail: 'Somebody changed this in the meantime. Read it again and repeat your change.' });
}
