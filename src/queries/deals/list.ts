import type { Actor } from '../../commands/actor.ts';
import { dealScope } from '../../commands/relations.ts';
import type { DealStage } from '../../domain/deal-stage.ts';
import type { FilterValue } from '../../domain/lists/filter.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { dealList } from '../../domain/lists/shapes.ts';
import type { DealKind, DealOrigin } from '../../domain/deal.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import { type Filtering, type ListSource, readList } from '../list/list.ts';
import { anywhere } from '../list/parameters.ts';
import { type Named, named, peopleNamed } from '../names.ts';
import type { Page, Reader } from '../page.ts';

export interface DealRow {
  id: string;
  number: string;
  name: string;
  account: Named;
  owner: Named;
  kind: DealKind;
  origin: DealOrigin;
  /** Its offer is for a lead user. */
  leadUser: boolean;
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

/** The deals this person may see, as they are asked for. */
export async function listDeals(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<DealRow>> {
  const scope = await dealScope(reader, actor);
  const list = { shape: dealList, source: dealSource, viewer: { actor, scope } };
  const { items, ...rest } = await readList<StoredRow>(reader, list, asked);
  return { items: await dealRows(reader, items), ...rest };
}

/** A deal by its number or part of its name or of its account's. */
export async function dealSaying(value: FilterValue, { put, reader }: Filtering): Promise<string> {
  const text = String(value);
  const named = put(anywhere(text), 'text');
  const accounts = await accountsNamed(reader, text);
  const number = /^(?:d-)?(\d{1,15})$/i.exec(text)?.[1];
  return [
    `d.name ilike ${named}`,
    accounts ? `d.account_id = any(${put(accounts, 'uuid[]')})` : `a.name ilike ${named}`,
    ...(number ? [`d.number = ${put(number, 'bigint')}`] : []),
  ].join(' or ');
}

const manyAccounts = 500;

/** Accounts with this in their name; undefined when they are too many to be listed. */
export async function accountsNamed(reader: Reader, text: string): Promise<string[] | undefined> {
  const found = await reader.query<{ id: string }>(
    'select id from account where name ilike $1 limit $2',
    [anywhere(text), manyAccounts + 1],
    { plan: 'anew' },
  );
  return found.length > manyAccounts ? undefined : found.map(({ id }) => id);
}

/** Filters that every list of things of a deal has, by the deal (d) and its account (a). */
export const ofDeal = {
  q: dealSaying,
  owner: 'd.owner_id',
  account: 'd.account_id',
  region: 'a.region',
  segment: 'a.segment',
};

export const dealJoins = { a: 'join account a on a.id = d.account_id' };

export const dealTables = 'deal d join account a on a.id = d.account_id join person o on o.id = d.owner_id';

export const dealColumns = `d.id, d.number, d.name, ${named('a')} as account, ${named('o')} as owner, d.kind, d.origin, d.lead_user as "leadUser", d.stage,
  d.currency, d.tcv::text, d.acv::text, d.discount::text, d.margin::text,
  d.customer_close_date as "customerCloseDate", d.waiting_on as "waitingOn", d.waiting_since as "waitingSince",
  d.moved_at as "movedAt"`;

export const dealSource: ListSource<keyof (typeof dealList)['filters'], keyof (typeof dealList)['sorts']> = {
  id: 'd.id',
  from: 'deal d',
  joins: dealJoins,
  filters: {
    ...ofDeal,
    stage: 'd.stage',
    team: 'd.team_id',
    kind: 'd.kind',
    route: 'd.route_to_market',
    paper: 'd.way_to_close',
    currency: 'd.currency',
    tcv: 'd.tcv',
    acv: 'd.acv',
    discount: 'd.discount',
    margin: 'd.margin',
    close: 'd.customer_close_date',
    moved: 'd.moved_at',
    opened: 'd.created_at',
    waits: waitsOn,
    origin: 'd.origin',
    lead: 'd.lead_user',
  },
  sorts: {
    moved: 'd.moved_at',
    number: 'd.number',
    name: 'lower(d.name)',
    account: 'lower(a.name)',
    tcv: 'd.tcv',
    acv: 'd.acv',
    discount: 'd.discount',
    margin: 'd.margin',
    close: 'd.customer_close_date',
  },
  columns: dealColumns,
  tables: 'join deal d on d.id = page.id join account a on a.id = d.account_id join person o on o.id = d.owner_id',
};

function waitsOn(value: FilterValue, { put, actor }: Filtering): string {
  const people = put(
    (value as readonly string[]).map((one) => (one === 'me' ? actor.id : one)),
    'uuid[]',
  );
  return `d.id in (select c.deal_id from approval_candidate c where c.open and c.person_id = any(${people}))`;
}

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
    origin: row.origin,
    leadUser: row.leadUser,
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
