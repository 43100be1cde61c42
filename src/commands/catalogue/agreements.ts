import type { Currency, Decimal, PlainDate } from '../../domain/offer.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { Subject } from '../../store/facts.ts';
import { type Asked, changed, danglingReferences } from '../change.ts';
import { type InputError, isRefusal, type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface NewAgreement {
  externalId?: string | null;
  accountId: string;
  name: string;
  productId: string;
  currency: Currency;
  unitPrice: Decimal;
  validFrom: PlainDate;
  validTo: PlainDate;
  upTo?: Decimal | null;
  /** Where it is written. */
  contract: string;
}

/** An agreement as somebody saw it. */
export interface AgreementSeen {
  id: string;
  version: number;
}

/** Enters a price that a signed contract fixes; it counts once a second person confirmed it. Answers its id. */
export function addAgreement(database: Database, asked: Asked, agreement: NewAgreement): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const errors = await wrong(tx, agreement);
    if (errors.length > 0) return refuseInput(...errors);
    const { externalId = null, accountId, upTo = null, ...said } = agreement;
    const [row] = await tx.query<{ id: string }>(
      `insert into price_agreement
         (external_id, account_id, name, product_id, currency, unit_price, valid_from, valid_to, up_to, contract, entered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (external_id) do nothing returning id`,
      [
        externalId,
        accountId,
        said.name,
        said.productId,
        said.currency,
        said.unitPrice,
        said.validFrom,
        said.validTo,
        upTo,
        said.contract,
        asked.actor.id,
      ],
    );
    if (!row) return refuseInput({ pointer: '/externalId', message: 'Another price agreement has this id.' });
    const data = { agreementId: row.id, externalId, upTo, ...said };
    return { answer: row.id, subject: account(accountId), type: 'PriceAgreementEntered', data };
  });
}

/** Puts an agreement in force, by somebody else than who entered it. */
export function confirmAgreement(database: Database, asked: Asked, seen: AgreementSeen): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const found = await locked(tx, seen);
    if (isRefusal(found)) return found;
    if (found.confirmed || found.ended) return settled(found);
    if (found.enteredBy === asked.actor.id) {
      return refuse('forbidden', { detail: 'You entered this agreement: a second person has to confirm it.' });
    }
    await tx.query(
      `update price_agreement set confirmed_by = $2, confirmed_at = clock(), version = version + 1 where id = $1`,
      [seen.id, asked.actor.id],
    );
    const data = { agreementId: seen.id, enteredBy: found.enteredBy };
    return { answer: seen.id, subject: account(found.accountId), type: 'PriceAgreementConfirmed', data };
  });
}

export interface End {
  /** The last day on which lines may start at its price; left out: today, or none at all where it has not begun. */
  on?: PlainDate | undefined;
  reason: string;
}

/**
 * Ends an agreement early; one that nobody confirmed is declined, and one that has not begun is withdrawn whole, as it was
 * put in force: by somebody else than who entered it. Quotes that were submitted keep its price.
 */
export function endAgreement(
  database: Database,
  asked: Asked,
  seen: AgreementSeen,
  { on, reason }: End,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const found = await locked(tx, seen);
    if (isRefusal(found)) return found;
    if (found.ended) return settled(found);
    const withdrawn = found.confirmed && on === undefined && found.today < found.validFrom;
    if (withdrawn && found.enteredBy === asked.actor.id) {
      return refuse('forbidden', { detail: 'You entered this agreement: a second person has to withdraw it.' });
    }
    const last = found.confirmed && !withdrawn ? (on ?? found.today) : found.validTo;
    if (last < found.validFrom || last > found.validTo) {
      return refuseInput({ pointer: '/on', message: `Give a day from ${found.validFrom} to ${found.validTo}.` });
    }
    await tx.query(
      `update price_agreement set valid_to = $2, ended_by = $3, ended_at = clock(), end_reason = $4, withdrawn = $5,
         version = version + 1
       where id = $1`,
      [seen.id, last, asked.actor.id, reason, withdrawn],
    );
    const type = withdrawn
      ? 'PriceAgreementWithdrawn'
      : found.confirmed
        ? 'PriceAgreementEnded'
        : 'PriceAgreementDeclined';
    const data = { agreementId: seen.id, reason, ...(found.confirmed && !withdrawn && { on: last }) };
    return { answer: seen.id, subject: account(found.accountId), type, data };
  });
}

const account = (id: string): Subject => ({ kind: 'account', id });

interface Stored {
  accountId: string;
  enteredBy: string;
  validFrom: PlainDate;
  validTo: PlainDate;
  confirmed: boolean;
  ended: boolean;
  withdrawn: boolean;
  today: PlainDate;
}

async function locked(tx: Tx, { id, version }: AgreementSeen): Promise<Stored | Refusal> {
  const [row] = await tx.query<Stored & { version: number }>(
    `select account_id as "accountId", entered_by as "enteredBy", valid_from as "validFrom", valid_to as "validTo",
       confirmed_at is not null as confirmed, ended_at is not null as ended, withdrawn, version, clock()::date as today
     from price_agreement where id = $1 for update`,
    [id],
  );
  if (!row) return refuse('not-found', { detail: 'There is no such price agreement.' });
  if (row.version === version) return row;
  return refuse('stale', { detail: 'Somebody changed this in the meantime. Read it again and repeat your change.' });
}

const settled = ({ confirmed, ended, withdrawn }: Stored): Refusal =>
  refuse('not-available', {
    detail: `This agreement is ${withdrawn ? 'withdrawn' : ended ? (confirmed ? 'ended' : 'declined') : 'confirmed'} already.`,
    available: [],
  });

async function wrong(tx: Tx, { accountId, productId, validFrom, validTo }: NewAgreement): Promise<InputError[]> {
  const errors = await danglingReferences(tx, [
    { pointer: '/accountId', table: 'account', id: accountId },
    { pointer: '/productId', table: 'product', id: productId },
  ]);
  if (validTo < validFrom) errors.push({ pointer: '/validTo', message: `This is before ${validFrom}.` });
  const share = await tx.query(`select from price where product_id = $1 and model ->> 'kind' = 'percentOf' limit 1`, [
    productId,
  ]);
  if (share.length > 0) errors.push({ pointer: '/productId', message: 'A share of other lines has no unit price.' });
  return errors;
}
