import type { Actor } from '../../commands/actor.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { DealStage } from '../../domain/deal-stage.ts';
import type { Currency, DealKind, Money } from '../../domain/offer.ts';
import { type Named, named, peopleNamed } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface DealRow {
  id: string;
  number: string;
  name: string;
  account: Named;
  owner: Named;
  kind: DealKind;
  stage: DealStage;
  tcv: Money | null;
  acv: Money | null;
  discount: string | null;
  margin: string | null;
  customerCloseDate: string | null;
  waitingOn: { label: string; people: Named[] }[];
  waitingSince: string | null;
  movedAt: string;
}

export interface DealFilter {
  /** Part of the deal's or account's name, or the deal's number. */
  q?: string;
  stage?: DealStage;
  owner?: string;
  account?: string;
  sort: 'moved' | 'tcv';
}

/** The deals this person may see, newest move or largest value first. */
export async function listDeals(
  reader: Reader,
  actor: Actor,
  { limit, cursor, q, stage, owner, account, sort }: PageAsked & DealFilter,
): Promise<Page<DealRow>> {
  const { key, after, order } = sorts[sort];
  const rows = await reader.query<StoredRow & { key: string }>(
    `select ${dealColumns}, ${key} as key from ${dealTables}
     where ($2::text is null or ${after})
       and ($4::text is null or position(lower($4) in lower(d.name)) > 0 or position(lower($4) in lower(a.name)) > 0
            or ('d-' || d.number) = lower($4))
       and ($5::text is null or d.stage = $5)
       and ($6::uuid is null or d.owner_id = $6)
       and ($7::uuid is null or d.account_id = $7)
       and ($1::uuid is null or ${relatedDeal(1)})
     order by ${order} limit $8`,
    [
      seesEveryDeal(actor) ? null : actor.id,
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      q || null,
      stage ?? null,
      owner === 'me' ? actor.id : (owner ?? null),
      account ?? null,
      limit + 1,
    ],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: await dealRows(reader, items), next };
}

const sorts = {
  moved: {
    key: 'd.moved_at::text',
    after: '(d.moved_at, d.id) < ($2::timestamptz, $3::uuid)',
    order: 'd.moved_at desc, d.id desc',
  },
  tcv: {
    key: "coalesce(d.tcv::text, '')",
    after: `case when $2 = '' then d.tcv is null and d.id < $3::uuid
      else d.tcv is null or (d.tcv, d.id) < (nullif($2, '')::numeric, $3::uuid) end`,
    order: 'd.tcv desc nulls last, d.id desc',
  },
} as const;

export const dealTables = 'deal d join account a on a.id = d.account_id join person o on o.id = d.owner_id';

export const dealColumns = `d.id, d.number, d.name, ${named('a')} as account, ${named('o')} as owner, d.kind, d.stage,
  d.currency, d.tcv::text, d.acv::text, d.discount::text, d.margin::text,
  d.customer_close_date as "customerCloseDate", d.waiting_on as "waitingOn", d.waiting_since as "waitingSince",
  d.moved_at as "movedAt"`;

export interface StoredRow extends Omit<DealRow, 'tcv' | 'acv' | 'waitingOn'> {
  currency: Currency | null;
  tcv: string | null;
  acv: string | null;
  waitingOn: { label: string; people: string[] }[];
}

/** Stored rows as they are shown: numbers with their prefix, money with its currency, people by name. */
export async function dealRows(reader: Reader, rows: readonly StoredRow[]): Promise<DealRow[]> {
  const people = await peopleNamed(
    reader,
    rows.flatMap(({ waitingOn }) => waitingOn.flatMap((asked) => asked.people)),
  );
  return rows.map((row) => ({
    id: row.id,
    number: `D-${row.number}`,
    name: row.name,
    account: row.account,
    owner: row.owner,
    kind: row.kind,
    stage: row.stage,
    tcv: moneyIn(row.currency, row.tcv),
    acv: moneyIn(row.currency, row.acv),
    discount: row.discount,
    margin: row.margin,
    customerCloseDate: row.customerCloseDate,
    waitingOn: row.waitingOn.map(({ label, people: ids }) => ({
      label,
      people: ids.flatMap((id) => people.get(id) ?? []),
    })),
    waitingSince: row.waitingSince,
    movedAt: row.movedAt,
  }));
}

export const moneyIn = (currency: Currency | null, amount: string | null): Money | null =>
  currency === null || amount === null ? null : { amount, currency };
