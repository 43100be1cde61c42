/** What customers have already, as people enter it: one transaction that writes the subscription and the fact of it. */
import type { Currency, Decimal, PlainDate } from '../../domain/offer.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed, danglingReferences, staleOrMissing } from '../change.ts';
import { type InputError, type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface LineInput {
  product: string;
  quantity: Decimal;
  /** Net, for one unit and price period. */
  unitPrice: Decimal;
  pricePeriod: 'month' | 'year';
  discount?: Decimal | null | undefined;
}

export interface SubscriptionInput {
  accountId: string;
  externalId?: string | null | undefined;
  currency: Currency;
  start: PlainDate;
  end: PlainDate;
  ramped?: boolean | undefined;
  /** Units above the licensed ones that are not charged at the yearly count. */
  waivedUnits?: number | undefined;
  lines: LineInput[];
}

export type SubscriptionChanges = Partial<Omit<SubscriptionInput, 'accountId' | 'currency'>>;

/** Enters a subscription that runs, and answers its id. */
export function enterSubscription(
  database: Database,
  asked: Asked,
  input: SubscriptionInput,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const errors = [
      ...(await danglingReferences(tx, [{ pointer: '/accountId', table: 'account', id: input.accountId }])),
      ...datesWrong(input),
      ...(await unknownProducts(tx, input.lines)),
    ];
    if (errors.length) return refuseInput(...errors);
    const [row] = await tx.query<{ id: string }>(
      `insert into subscription (account_id, external_id, currency, starts_on, ends_on, ramped, waived_units)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (external_id) do nothing returning id`,
      [
        input.accountId,
        input.externalId ?? null,
        input.currency,
        input.start,
        input.end,
        input.ramped ?? false,
        input.waivedUnits ?? 0,
      ],
    );
    if (!row) return externalIdTaken;
    await writeLines(tx, row.id, input.lines);
    const subject = { kind: 'account' as const, id: input.accountId };
    return { answer: row.id, subject, type: 'SubscriptionEntered', data: { id: row.id, ...input } };
  });
}

export function changeSubscription(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  changes: SubscriptionChanges,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const found = await lockedAs(tx, id, version);
    if (!found) return staleOrMissing(tx, 'subscription', id);
    const errors = [
      ...datesWrong({ start: changes.start ?? found.start, end: changes.end ?? found.end }),
      ...(await unknownProducts(tx, changes.lines ?? [])),
    ];
    if (errors.length) return refuseInput(...errors);
    const { externalId } = changes;
    const taken =
      externalId && (await tx.query('select from subscription where external_id = $1 and id <> $2', [externalId, id]));
    if (taken && taken.length > 0) return externalIdTaken;
    const named = (Object.keys(columns) as (keyof typeof columns)[]).filter((name) => changes[name] !== undefined);
    const sets = named.map((name, index) => `${columns[name]} = $${index + 2}`);
    // Another end is its time from now on, and no longer before it.
    if (changes.end !== undefined) sets.push('ended_because = null');
    await tx.query(`update subscription set ${[...sets, 'version = version + 1'].join(', ')} where id = $1`, [
      id,
      ...named.map((name) => changes[name]),
    ]);
    if (changes.lines) await writeLines(tx, id, changes.lines);
    const subject = { kind: 'account' as const, id: found.accountId };
    return { answer: id, subject, type: 'SubscriptionChanged', data: { id, ...changes } };
  });
}

/** Ends a subscription before its time. */
export function endSubscription(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  { on, reason }: { on: PlainDate; reason: string },
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const found = await lockedAs(tx, id, version);
    if (!found) return staleOrMissing(tx, 'subscription', id);
    if (on < found.start) return refuseInput({ pointer: '/on', message: `It starts on ${found.start}.` });
    if (on >= found.end) return refuseInput({ pointer: '/on', message: `It ends on ${found.end} anyway.` });
    if (found.end < found.today) {
      return refuse('not-available', { detail: `The subscription ended on ${found.end}.`, available: [] });
    }
    await tx.query('update subscription set ends_on = $2, ended_because = $3, version = version + 1 where id = $1', [
      id,
      on,
      reason,
    ]);
    const subject = { kind: 'account' as const, id: found.accountId };
    return { answer: id, subject, type: 'SubscriptionEnded', data: { id, on, was: found.end, reason } };
  });
}

const columns = {
  externalId: 'external_id',
  start: 'starts_on',
  end: 'ends_on',
  ramped: 'ramped',
  waivedUnits: 'waived_units',
} as const;

interface Found {
  accountId: string;
  start: PlainDate;
  end: PlainDate;
  today: PlainDate;
}

/** The subscription, locked, if it still has this version. */
async function lockedAs(tx: Tx, id: string, version: number): Promise<Found | undefined> {
  const [found] = await tx.query<Found>(
    `select account_id as "accountId", starts_on as start, ends_on as "end", clock()::date as today
     from subscription where id = $1 and version = $2 for update`,
    [id, version],
  );
  return found;
}

async function writeLines(tx: Tx, id: string, lines: readonly LineInput[]): Promise<void> {
  await tx.query('delete from subscription_line where subscription_id = $1', [id]);
  await tx.query(
    `insert into subscription_line (subscription_id, line, product_id, quantity, unit_price, price_period, discount)
     select $1, l.line, p.id, l.quantity, l."unitPrice", l."pricePeriod", l.discount
     from rows from (jsonb_to_recordset($2::jsonb) as (product text, quantity numeric, "unitPrice" numeric,
       "pricePeriod" text, discount numeric)) with ordinality
       as l(product, quantity, "unitPrice", "pricePeriod", discount, line) join product p on p.sku = l.product`,
    [id, JSON.stringify(lines)],
  );
  await tx.query(`update subscription t set yearly = ${yearlySum} where t.id = $1`, [id]);
}

/** What the lines of a subscription `t` come to in a year, in SQL. */
export const yearlySum = `(select coalesce(sum(l.quantity * l.unit_price * case l.price_period when 'month' then 12 else 1 end), 0)
  from subscription_line l where l.subscription_id = t.id)`;

const datesWrong = ({ start, end }: Pick<SubscriptionInput, 'start' | 'end'>): InputError[] =>
  end < start ? [{ pointer: '/end', message: `It starts on ${start} and cannot end before.` }] : [];

async function unknownProducts(tx: Tx, lines: readonly LineInput[]): Promise<InputError[]> {
  const known = await tx.query<{ sku: string; charge: string }>('select sku, charge from product where sku = any($1)', [
    lines.map(({ product }) => product),
  ]);
  const charges = new Map(known.map(({ sku, charge }) => [sku, charge]));
  return lines.flatMap(({ product }, index) => {
    const charge = charges.get(product);
    const pointer = `/lines/${index}/product`;
    if (charge === undefined) return [{ pointer, message: `There is no product ${product}.` }];
    return charge === 'recurring' ? [] : [{ pointer, message: 'What runs is charged for its time: it recurs.' }];
  });
}

const externalIdTaken = refuseInput({ pointer: '/externalId', message: 'Another subscription has this external id.' });
