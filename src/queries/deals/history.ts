import type { Currency, Money } from '../../domain/offer.ts';
import { moneyIn } from './list.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

/** What the lines of an imported deal come to, each sum exact. */
export interface DealHistory {
  orderedOn: string;
  lines: number;
  list: Money;
  discountAmount: Money;
  amount: Money;
  cost: Money | null;
  marginAmount: Money | null;
  margin: string | null;
}

export interface HistoryLine {
  line: number;
  product: { id: string; sku: string; name: string };
  quantity: string;
  unitPrice: Money | null;
  list: Money;
  discountPercent: string | null;
  discountAmount: Money | null;
  amount: Money;
  unitCost: Money | null;
  cost: Money | null;
  margin: string | null;
}

interface Sums extends Pick<DealHistory, 'orderedOn' | 'lines' | 'margin'> {
  currency: Currency;
  list: string;
  discountAmount: string;
  amount: string;
  cost: string | null;
  marginAmount: string | null;
}

/** The totals of an imported deal; undefined for one that was entered. */
export async function dealHistory(reader: Reader, dealId: string): Promise<DealHistory | undefined> {
  const [sums] = await reader.query<Sums>(
    `select d.currency, d.customer_close_date as "orderedOn", d.margin::text, s.*
     from deal d, lateral (
       select count(*)::int as lines, sum(list)::text as list, sum(list - amount)::text as "discountAmount",
         sum(amount)::text as amount, case when count(cost) = count(*) then sum(cost)::text end as cost,
         case when count(cost) = count(*) then sum(amount - cost)::text end as "marginAmount"
       from deal_history_line where deal_id = d.id) s
     where d.id = $1 and d.origin = 'imported'`,
    [dealId],
  );
  if (!sums) return undefined;
  const { currency, ...rest } = sums;
  const money = (amount: string): Money => ({ amount, currency });
  return {
    ...rest,
    list: money(sums.list),
    discountAmount: money(sums.discountAmount),
    amount: money(sums.amount),
    cost: moneyIn(currency, sums.cost),
    marginAmount: moneyIn(currency, sums.marginAmount),
  };
}

type StoredLine = Pick<HistoryLine, 'line' | 'product' | 'quantity' | 'discountPercent' | 'margin'> & {
  id: string;
  currency: Currency;
} & Record<'unitPrice' | 'discountAmount' | 'unitCost' | 'cost', string | null> &
  Record<'list' | 'amount', string>;

/** The lines of an imported deal in their order, figures as the file had them. */
export async function historyLines(
  reader: Reader,
  dealId: string,
  { limit, cursor }: PageAsked,
): Promise<Page<HistoryLine>> {
  const rows = await reader.query<StoredLine>(
    `select l.deal_id as id, l.line, jsonb_build_object('id', p.id, 'sku', p.sku, 'name', p.name) as product, d.currency,
       l.quantity::text, l.unit_price::text as "unitPrice", l.list::text,
       round(l.discount_percent, 8)::text as "discountPercent", l.discount_amount::text as "discountAmount",
       l.amount::text, l.unit_cost::text as "unitCost", l.cost::text,
       case when l.amount > 0 then round(1 - l.cost / l.amount, 8)::text end as margin
     from deal_history_line l join deal d on d.id = l.deal_id join product p on p.id = l.product_id
     where l.deal_id = $1 and ($2::int is null or l.line > $2) order by l.line limit $3`,
    [dealId, cursor?.[0] ?? null, limit + 1],
  );
  const page = pageOf(rows, limit, (row) => [String(row.line), row.id]);
  return {
    next: page.next,
    items: page.items.map(({ id: _, currency, ...row }) => ({
      ...row,
      unitPrice: moneyIn(currency, row.unitPrice),
      list: { amount: row.list, currency },
      discountAmount: moneyIn(currency, row.discountAmount),
      amount: { amount: row.amount, currency },
      unitCost: moneyIn(currency, row.unitCost),
      cost: moneyIn(currency, row.cost),
    })),
  };
}
