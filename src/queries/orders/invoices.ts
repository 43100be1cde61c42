import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { dealScope } from '../../commands/relations.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { invoiceList } from '../../domain/lists/shapes.ts';
import type { Money, PlainDate } from '../../domain/offer.ts';
import type { TermsLine } from '../../domain/terms.ts';
import type { Instance } from '../../store/instances.ts';
import { type ListSource, readList } from '../list/list.ts';
import { type Named, named } from '../names.ts';
import type { Page, Reader } from '../page.ts';

export interface Invoice {
  id: string;
  orderId: string;
  order: { id: string; number: string };
  account: Named;
  ordinal: number;
  number: string | null;
  state: string;
  available: string[];
  etagVersion: number;
  amount: Money;
  issueOn: PlainDate;
  dueOn: PlainDate;
  period: { from: PlainDate; to: PlainDate };
  lines: { line: string; name: string; amount: Money }[];
  issuedOn: PlainDate | null;
  settledOn: PlainDate | null;
  /** What it waits for, or was issued for; its days are then expected until it is issued. */
  milestone: string | null;
  overdue: boolean;
}

interface Row extends Omit<Invoice, 'available' | 'lines'>, Pick<Instance, 'workflow' | 'snapshot'> {
  parts: { line: string; amount: Money }[];
  orderLines: TermsLine[];
}

// Facts carry the days: they are what happened, the row says what was planned.
const columns = `n.id, n.order_id as "orderId", jsonb_build_object('id', s.id, 'number', 'O-' || s.number) as "order",
  ${named('a')} as account, n.ordinal, n.number::text as number, i.state, i.version as "etagVersion",
  jsonb_build_object('amount', n.amount::text, 'currency', n.currency) as amount, n.issue_on as "issueOn",
  n.due_on as "dueOn", n.period, n.lines as parts, s.lines as "orderLines", i.workflow, i.snapshot,
  (select f.data ->> 'issuedOn' from fact f where f.instance_id = n.id and f.type = 'InvoiceIssued') as "issuedOn",
  (select f.data ->> 'settledOn' from fact f where f.instance_id = n.id and f.type = 'InvoiceSettled') as "settledOn",
  s.schedule -> (n.ordinal - 1) ->> 'milestone' as milestone,
  (i.state = 'issued' and n.due_on < clock()::date) as overdue`;

const tables = `invoice n join instance i on i.id = n.id join sales_order s on s.id = n.order_id
  join deal d on d.id = n.deal_id join account a on a.id = d.account_id`;

export async function invoicesOfOrder(reader: Reader, actor: Actor, orderId: string): Promise<Invoice[]> {
  const rows = await reader.query<Row>(`select ${columns} from ${tables} where n.order_id = $1 order by n.ordinal`, [
    orderId,
  ]);
  return rows.map((row) => shown(actor, row));
}

export async function invoiceById(reader: Reader, actor: Actor, id: string): Promise<Invoice | undefined> {
  const [row] = await reader.query<Row>(`select ${columns} from ${tables} where n.id = $1`, [id]);
  return row && shown(actor, row);
}

const invoiceSource: ListSource<keyof (typeof invoiceList)['filters'], keyof (typeof invoiceList)['sorts']> = {
  id: 'n.id',
  from: 'invoice n join deal d on d.id = n.deal_id',
  joins: { i: 'join instance i on i.id = n.id' },
  filters: {
    order: 'n.order_id',
    state: 'i.state',
    seller: 'n.seller_id',
    account: 'd.account_id',
    currency: 'n.currency',
    amount: 'n.amount',
    issue: 'n.issue_on',
    due: 'n.due_on',
    overdue: `i.state = 'issued' and n.due_on < clock()::date`,
  },
  sorts: { issue: 'n.issue_on', due: 'n.due_on', amount: 'n.amount' },
  columns,
  tables: `join ${tables.replace(' n ', ' n on n.id = page.id ')}`,
};

/** The invoices this person may see, as they are asked for. */
export async function listInvoices(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<Invoice>> {
  const viewer = { actor, scope: await dealScope(reader, actor) };
  const list = { shape: invoiceList, source: invoiceSource, viewer };
  const { items, ...rest } = await readList<Row>(reader, list, asked);
  return { items: items.map(({ key: _, ...row }) => shown(actor, row)), ...rest };
}

function shown(actor: Actor, { parts, orderLines, workflow, snapshot, ...row }: Row): Invoice {
  const names = new Map(orderLines.map(({ id, name }) => [id, name]));
  return {
    ...row,
    available: availableTo(actor, { workflow, snapshot }),
    lines: parts.map(({ line, amount }) => ({ line, name: names.get(line) ?? line, amount })),
  };
}
