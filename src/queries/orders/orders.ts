import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { InstallmentView } from '../../domain/billing/view.ts';
import type { Money } from '../../domain/offer.ts';
import type { TermsLine } from '../../domain/terms.ts';
import type { Instance } from '../../store/instances.ts';
import { type Named, named } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';
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

/** Orders, newest first. */
export async function listOrders(
  reader: Reader,
  actor: Actor,
  { limit, cursor, state }: PageAsked & { state?: string },
): Promise<Page<OrderRow>> {
  const rows = await reader.query<OrderRow & { key: string }>(
    `select ${columns}, s.created_at::text as key from ${tables}
     where ($2::text is null or (s.created_at, s.id) < ($2::timestamptz, $3::uuid))
       and ($4::text is null or i.state = $4) and ($5 or ${relatedDeal(1)})
     order by s.created_at desc, s.id desc limit $6`,
    [actor.id, cursor?.[0] ?? null, cursor?.[1] ?? null, state ?? null, seesEveryDeal(actor), limit + 1],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...row }) => row), next };
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
