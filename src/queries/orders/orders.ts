import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { dealScope } from '../../commands/relations.ts';
import type { InstallmentView } from '../../domain/billing/view.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { orderList } from '../../domain/lists/shapes.ts';
import type { Money } from '../../domain/offer.ts';
import type { TermsLine } from '../../domain/terms.ts';
import type { Instance } from '../../store/instances.ts';
import { dealJoins, ofDeal } from '../deals/list.ts';
import { type ListSource, readList } from '../list/list.ts';
import { type Named, named } from '../names.ts';
import type { Page, Reader } from '../page.ts';
import { type Invoice, invoicesOfOrder } from './invoices.ts';

export interface OrderRow {
  id: string;
  number: string;
  deal: { id: string; number: string; name: string };
  account: Named;
  seller: Named;
  state: string;
  total: Money;
  createdAt: string;
}

export interface OrderPage extends OrderRow {
  etagVersion: number;
  available: string[];
  termsHash: string;
  contract: { id: string; number: string };
  quote: { id: string; number: string; version: number };
  paymentTerms: string;
  billing: string;
  lines: TermsLine[];
  schedule: InstallmentView[];
  invoices: Invoice[];
  held: { reason: string; by: Named; at: string } | null;
}

const tables = `sales_order s join instance i on i.id = s.id join deal d on d.id = s.deal_id
  join account a on a.id = d.account_id join seller l on l.id = d.seller_id`;

const columns = `s.id, 'O-' || s.number as number,
  jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal, ${named('a')} as account,
  ${named('l')} as seller, i.state, jsonb_build_object('amount', s.total::text, 'currency', s.currency) as total,
  s.created_at as "createdAt"`;

const orderSource: ListSource<keyof (typeof orderList)['filters'], keyof (typeof orderList)['sorts']> = {
  id: 's.id',
  from: 'sales_order s join deal d on d.id = s.deal_id',
  joins: { ...dealJoins, i: 'join instance i on i.id = s.id' },
  filters: {
    ...ofDeal,
    state: 'i.state',
    seller: 'd.seller_id',
    currency: 's.currency',
    total: 's.total',
    created: 's.created_at',
  },
  sorts: { created: 's.created_at', number: 's.number', account: 'lower(a.name)', total: 's.total' },
  columns,
  tables: `join ${tables.replace(' s ', ' s on s.id = page.id ')}`,
};

/** The orders this person may see, as they are asked for. */
export async function listOrders(reader: Reader, actor: Actor, asked: ListAsked): Promise<Page<OrderRow>> {
  const viewer = { actor, scope: await dealScope(reader, actor) };
  const list = { shape: orderList, source: orderSource, viewer };
  const { items, ...rest } = await readList<OrderRow>(reader, list, asked);
  return { items: items.map(({ key: _, ...row }) => row), ...rest };
}

export async function orderPage(reader: Reader, actor: Actor, id: string): Promise<OrderPage | undefined> {
  const [row] = await reader.query<
    Omit<OrderPage, 'available' | 'invoices' | 'held'> & Pick<Instance, 'workflow' | 'snapshot'>
  >(
    `select ${columns}, i.version as "etagVersion", s.terms_hash as "termsHash", i.workflow, i.snapshot,
       jsonb_build_object('id', c.id, 'number', 'C-' || c.number) as contract,
       jsonb_build_object('id', q.id, 'number', 'Q-' || d.number || '-' || q.ordinal, 'version', s.quote_version)
         as quote,
       v.content ->> 'paymentTerms' as "paymentTerms", v.content ->> 'billing' as billing, s.lines, s.schedule
     from ${tables} join contract c on c.id = s.contract_id join quote q on q.id = s.quote_id
       join quote_version v on v.quote_id = s.quote_id and v.version = s.quote_version
     where s.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { workflow, snapshot, ...shown } = row;
  return {
    ...shown,
    available: availableTo(actor, { workflow, snapshot }),
    invoices: await invoicesOfOrder(reader, actor, id),
    held: row.state === 'held' ? await holdOf(reader, id) : null,
  };
}

async function holdOf(reader: Reader, orderId: string): Promise<OrderPage['held']> {
  const [hold] = await reader.query<NonNullable<OrderPage['held']>>(
    `select f.data ->> 'reason' as reason, ${named('p')} as by, f.at
     from fact f join person p on p.id = f.by
     where f.instance_id = $1 and f.type = 'OrderHeld' order by f.id desc limit 1`,
    [orderId],
  );
  return hold ?? null;
}
