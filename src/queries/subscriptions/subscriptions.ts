import type { Actor } from '../../commands/actor.ts';
import { subscriptionLines } from '../../commands/gather/running-subscription.ts';
import { type FilterValue, isRange } from '../../domain/lists/filter.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { subscriptionList } from '../../domain/lists/shapes.ts';
import { exact } from '../../domain/exact.ts';
import { moneyOf } from '../../domain/money.ts';
import type { Currency, Decimal, Money, PlainDate } from '../../domain/offer.ts';
import type { RunningSubscription } from '../../domain/subscription.ts';
import { type SubscriptionSource, type SubscriptionState, subscriptionState } from '../../domain/subscription.ts';
import { type Filtering, type ListSource, readList } from '../list/list.ts';
import { anywhere } from '../list/parameters.ts';
import { type Named, named } from '../names.ts';
import type { Page, Reader } from '../page.ts';

export interface SubscriptionRow {
  id: string;
  number: string;
  externalId: string | null;
  account: Named;
  state: SubscriptionState;
  start: PlainDate;
  end: PlainDate;
  arr: Money;
  /** Their names, in the order of the lines. */
  products: string[];
  source: SubscriptionSource;
}

export interface SubscriptionPage extends SubscriptionRow {
  version: number;
  available: string[];
  ramped: boolean;
  /** Units above the licensed ones that are not charged at the yearly count. */
  waivedUnits: number;
  endedBecause: string | null;
  lines: RunningSubscription['lines'];
}

/** What the database gives of a row, before money and state are words of the API. */
interface Stored extends Omit<SubscriptionRow, 'state' | 'arr'> {
  currency: Currency;
  yearly: Decimal;
  today: PlainDate;
}

const columns = `s.id, 'S-' || s.number as number, s.external_id as "externalId", ${named('a')} as account,
  s.starts_on as start, s.ends_on as "end", s.currency, s.yearly::text, s.source, clock()::date as today,
  array(select p.name from subscription_line l join product p on p.id = l.product_id
    where l.subscription_id = s.id order by l.line) as products`;

/** Subscriptions as they are asked for; those that may read any may read all. */
export async function listSubscriptions(
  reader: Reader,
  actor: Actor,
  asked: ListAsked,
): Promise<Page<SubscriptionRow>> {
  const list = { shape: subscriptionList, source, viewer: { actor } };
  const { items, ...rest } = await readList<Stored>(reader, list, asked);
  return { items: items.map(({ key: _, ...row }) => rowOf(row)), ...rest };
}

export async function readSubscription(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<SubscriptionPage | undefined> {
  const [row] = await reader.query<Stored & Omit<SubscriptionPage, keyof SubscriptionRow | 'available'>>(
    `select ${columns}, s.version, s.ramped, s.waived_units as "waivedUnits", s.ended_because as "endedBecause", ${subscriptionLines} as lines
     from subscription s join account a on a.id = s.account_id where s.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { version, ramped, waivedUnits, endedBecause, lines, ...stored } = row;
  const shown = rowOf(stored);
  return { ...shown, version, available: commandsOn(actor, shown.state), ramped, waivedUnits, endedBecause, lines };
}

function rowOf({ currency, yearly, today, ...row }: Stored): SubscriptionRow {
  return { ...row, state: subscriptionState(row, today), arr: moneyOf(exact(yearly), currency) };
}

function commandsOn({ permissions }: Actor, state: SubscriptionState): string[] {
  const mayQuote = permissions.has('deal.write') && permissions.has('quote.edit');
  const mayWrite = permissions.has('subscription.write');
  const isOver = state === 'ended';
  return [
    ...(mayQuote ? ['Renew'] : []),
    ...(mayQuote && !isOver ? ['RenewEarly', 'Expand', 'Contract', 'CountUnits'] : []),
    ...(mayWrite ? ['ChangeSubscription'] : []),
    ...(mayWrite && !isOver ? ['EndSubscription'] : []),
  ];
}

const source: ListSource<keyof (typeof subscriptionList)['filters'], keyof (typeof subscriptionList)['sorts']> = {
  id: 's.id',
  from: 'subscription s',
  joins: { a: 'join account a on a.id = s.account_id' },
  filters: {
    q: (value, { put }) =>
      `a.name ilike ${put(anywhere(String(value)), 'text')} or 'S-' || s.number ilike ${put(anywhere(String(value)), 'text')}
       or s.external_id ilike ${put(anywhere(String(value)), 'text')}`,
    account: 's.account_id',
    owner: 'a.owner_id',
    region: 'a.region',
    segment: 'a.segment',
    state: (value) => (value as readonly SubscriptionState[]).map((state) => inState[state]).join(' or '),
    running: runningOn,
    within: (value, { put }) =>
      `s.ends_on between clock()::date and clock()::date + ${put(Math.max(...(value as readonly string[]).map(Number)), 'int')}`,
    ends: 's.ends_on',
    currency: 's.currency',
    arr: 's.yearly',
    source: 's.source',
  },
  sorts: { end: 's.ends_on', number: 's.number', account: 'lower(a.name)', arr: 's.yearly' },
  columns,
  tables: 'join subscription s on s.id = page.id join account a on a.id = s.account_id',
};

const inState: Record<SubscriptionState, string> = {
  upcoming: 's.starts_on > clock()::date',
  running: 'clock()::date between s.starts_on and s.ends_on',
  ended: 's.ends_on < clock()::date',
};

/** On any day of those that are asked. */
function runningOn(value: FilterValue, { put }: Filtering): string {
  const { from, to } = isRange(value) ? value : {};
  return [
    ...(from === undefined ? [] : [`s.ends_on >= ${put(from, 'date')}`]),
    ...(to === undefined ? [] : [`s.starts_on <= ${put(to, 'date')}`]),
  ].join(' and ');
}
