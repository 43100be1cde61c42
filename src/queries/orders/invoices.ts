import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { Money, PlainDate } from '../../domain/offer.ts';
import type { TermsLine } from '../../domain/terms.ts';
import type { Instance } from '../../store/instances.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface Invoice {
  id: string;
  orderId: string;
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
  overdue: boolean;
}

interface Row extends Omit<Invoice, 'available' | 'lines'>, Pick<Instance, 'workflow' | 'snapshot'> {
  parts: { line: string; amount: Money }[];
  orderLines: TermsLine[];
}

// Facts carry the days: they are what happened, the row says what was planned.
const columns = `n.id, n.order_id as "orderId", n.ordinal, n.number::text as number, i.state, i.version as "etagVersion",
  jsonb_build_object('amount', n.amount::text, 'currency', n.currency) as amount, n.issue_on as "issueOn",
  n.due_on as "dueOn", n.period, n.lines as parts, s.lines as "orderLines", i.workflow, i.snapshot,
  (select f.data ->> 'issuedOn' from fact f where f.instance_id = n.id and f.type = 'InvoiceIssued') as "issuedOn",
  (select f.data ->> 'settledOn' from fact f where f.instance_id = n.id and f.type = 'InvoiceSettled') as "settledOn",
  (i.state = 'issued' and n.due_on < clock()::date) as overdue`;

const tables = `invoice n join instance i on i.id = n.id join sales_order s on s.id = n.order_id
  join deal d on d.id = n.deal_id`;

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

/** Invoices by the day they are to be issued. */
export async function listInvoices(
  reader: Reader,
  actor: Actor,
  { limit, cursor, order, state }: PageAsked & { order?: string; state?: string },
): Promise<Page<Invoice>> {
  const rows = await reader.query<Row>(
    `select ${columns} from ${tables}
     where ($2::text is null or (n.issue_on, n.id) > ($2::date, $3::uuid))
       and ($4::uuid is null or n.order_id = $4) and ($5::text is null or i.state = $5)
       and ($6 or ${relatedDeal(1)})
     order by n.issue_on, n.id limit $7`,
    [actor.id, cursor?.[0] ?? null, cursor?.[1] ?? null, order ?? null, state ?? null, seesEveryDeal(actor), limit + 1],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.issueOn, row.id]);
  return { items: items.map((row) => shown(actor, row)), next };
}

function shown(actor: Actor, { parts, orderLines, workflow, snapshot, ...row }: Row): Invoice {
  const names = new Map(orderLines.map(({ id, name }) => [id, name]));
  return {
    ...row,
    available: availableTo(actor, { workflow, snapshot }),
    lines: parts.map(({ line, amount }) => ({ line, name: names.get(line) ?? line, amount })),
  };
}
