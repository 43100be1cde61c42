import type { Currency, Decimal, PlainDate } from '../../domain/offer.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, type Change, catalogue, changed } from '../change.ts';
import { policyCurrency } from '../gather/policy-rate.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { beginsTooEarly } from './first-day.ts';

interface Dated {
  validFrom: PlainDate;
  note: string;
}

/** Policy currency units for one unit of each currency, from a day on. */
export interface ExchangeRates extends Dated {
  rates: { currency: Currency; rate: Decimal }[];
}

/** Yearly rate of the cost of credit, from a day on. */
export interface CreditRate extends Dated {
  rate: Decimal;
}

/**
 * Proposes a table of exchange rates; it counts once a second person has put it in force. Answers the id of the change.
 * What was published from a day on is never overwritten: a correction begins on a later day. None begins in the past
 * once anything was converted by its currency's rates.
 */
export function proposeExchangeRates(
  database: Database,
  asked: Asked,
  { validFrom, note, rates }: ExchangeRates,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const standing = await tx.query<{ currency: string }>(
      'select currency from exchange_rate where valid_from = $1 and currency = any($2)',
      [validFrom, rates.map(({ currency }) => currency)],
    );
    const errors = rates.flatMap(({ currency }, index) => {
      const pointer = `/rates/${index}/currency`;
      if (currency === policyCurrency)
        return [{ pointer, message: `${currency} is what rates are said in: it has none of its own.` }];
      return standing.some((there) => there.currency === currency)
        ? [{ pointer, message: `${currency} has a rate from ${validFrom} on already.` }]
        : [];
    });
    if (errors.length === 0 && (await beginsTooEarly(tx, 'exchange', validFrom, { rates }))) errors.push(tooEarly);
    return errors.length > 0 ? refuseInput(...errors) : propose(tx, asked, 'exchange', { validFrom, note }, { rates });
  });
}

/** Proposes the rate of the cost of credit, likewise. */
export function proposeCreditRate(
  database: Database,
  asked: Asked,
  { validFrom, note, rate }: CreditRate,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const standing = await tx.query('select from credit_rate where valid_from = $1', [validFrom]);
    if (standing.length > 0) {
      return refuseInput({ pointer: '/validFrom', message: `There is a rate from ${validFrom} on already.` });
    }
    if (await beginsTooEarly(tx, 'credit', validFrom, {})) return refuseInput(tooEarly);
    return propose(tx, asked, 'credit', { validFrom, note }, { rate });
  });
}

const tooEarly = {
  pointer: '/validFrom',
  message: 'This day is past, and what was worked out since would change: give today or a later day.',
};

async function propose(
  tx: Tx,
  { actor }: Asked,
  kind: 'exchange' | 'credit',
  { validFrom, note }: Dated,
  content: object,
): Promise<Change<string> | Refusal> {
  const [row] = await tx.query<{ id: string }>(
    `insert into rate_change (kind, valid_from, content, note, proposed_by) values ($1, $2, $3, $4, $5)
     on conflict (kind) where status = 'proposed' do nothing returning id`,
    [kind, validFrom, JSON.stringify(content), note, actor.id],
  );
  if (!row) {
    const detail = 'Rates are proposed already: they are put in force or declined first.';
    return refuse('not-available', { detail, available: [] });
  }
  const data = { changeId: row.id, kind, validFrom, ...content, note };
  return { answer: row.id, subject: catalogue, type: 'RatesProposed', data };
}
