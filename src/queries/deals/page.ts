import type { Actor } from '../../commands/actor.ts';
import { availableTo, mayGive } from '../../commands/available.ts';
import type { MeasuresView } from '../../domain/measures/measures.ts';
import type { Instance } from '../../store/instances.ts';
import { measuresColumns, measuresOf, type StoredMeasures } from '../../store/stored-measures.ts';
import { type DocumentRow, documentsOfDeal } from '../documents.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';
import { type DealHistory, dealHistory } from './history.ts';
import { type DealRow, dealColumns, dealRows, dealTables, type StoredRow } from './list.ts';
import { type Milestone, milestones } from './milestones.ts';

export interface DealPage extends DealRow {
  version: number;
  seller: Named;
  paper: string;
  routeToMarket: string;
  partner: Named | null;
  partnerMargin: string | null;
  wayToClose: string;
  externalId: string | null;
  justification: Record<string, string>;
  createdAt: string;
  available: string[];
  milestones: Milestone[];
  quotes: QuoteRow[];
  approvals: {
    id: string;
    quoteVersion: number;
    state: string;
    submittedAt: string;
    dueAt: string | null;
    escalatedAt: string | null;
    onHold: boolean;
  }[];
  contracts: { id: string; number: string; kind: 'contract' | 'order-form'; state: string; quoteVersion: number }[];
  orders: { id: string; number: string; state: string }[];
  documents: DocumentRow[];
  attachments: AttachmentRow[];
  /** The totals of a deal that was imported; null for one that was entered. */
  history: DealHistory | null;
}

export interface QuoteRow {
  id: string;
  number: string;
  state: string;
  version: number;
  measures: MeasuresView | null;
  termsHash: string | null;
  submittedAt: string | null;
  available: string[];
}

export interface AttachmentRow {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  uploadedBy: Named;
  uploadedAt: string;
}

/** Everything the deal's page shows. The caller has made sure that the actor may see it. */
export async function dealPage(reader: Reader, actor: Actor, dealId: string): Promise<DealPage | undefined> {
  const head = await dealHead(reader, dealId);
  if (!head) return undefined;
  const [row] = await dealRows(reader, [head]);
  const [quotes, approvals, contracts, orders, documents, attachments, reached, history] = await Promise.all([
    quotesOf(reader, actor, dealId, head.number),
    approvalsOf(reader, dealId),
    contractsOf(reader, dealId),
    ordersOf(reader, dealId),
    documentsOfDeal(reader, dealId),
    attachmentsOf(reader, dealId),
    milestones(reader, dealId),
    dealHistory(reader, dealId),
  ]);
  return {
    ...(row as DealRow),
    version: head.version,
    seller: head.seller,
    paper: head.paper,
    routeToMarket: head.routeToMarket,
    partner: head.partner,
    partnerMargin: head.partnerMargin,
    wayToClose: head.wayToClose,
    externalId: head.externalId,
    justification: head.justification,
    createdAt: head.createdAt,
    available: history ? [] : dealCommands(actor),
    milestones: reached,
    quotes,
    approvals,
    contracts,
    orders,
    documents,
    attachments,
    history: history ?? null,
  };
}

const dealCommands = (actor: Actor): string[] => [
  ...(actor.permissions.has('deal.write') ? ['ChangeDeal', 'AddAttachment'] : []),
  ...(mayGive(actor, 'OpenQuote') ? ['OpenQuote'] : []),
];

type Head = StoredRow &
  Pick<
    DealPage,
    | 'version'
    | 'seller'
    | 'paper'
    | 'routeToMarket'
    | 'partner'
    | 'partnerMargin'
    | 'wayToClose'
    | 'externalId'
    | 'justification'
    | 'createdAt'
  >;

async function dealHead(reader: Reader, dealId: string): Promise<Head | undefined> {
  const [head] = await reader.query<Head>(
    `select ${dealColumns}, d.version, ${named('s')} as seller, d.paper, d.route_to_market as "routeToMarket",
       ${named('pa')} as partner, d.partner_margin::text as "partnerMargin", d.way_to_close as "wayToClose",
       d.external_id as "externalId", d.justification, d.created_at as "createdAt"
     from ${dealTables} join seller s on s.id = d.seller_id left join account pa on pa.id = d.partner_id
     where d.id = $1`,
    [dealId],
  );
  return head;
}

async function quotesOf(reader: Reader, actor: Actor, dealId: string, number: string): Promise<QuoteRow[]> {
  const rows = await reader.query<
    Omit<QuoteRow, 'number' | 'available'> & StoredMeasures & { ordinal: number } & Instance
  >(
    `select q.id, q.ordinal, i.state, v.version, ${measuresColumns}, v.terms_hash as "termsHash",
       v.submitted_at as "submittedAt", i.workflow, i.snapshot
     from quote q join instance i on i.id = q.id
       join quote_version v on v.quote_id = q.id and v.version = (i.snapshot -> 'context' ->> 'version')::int
     where q.deal_id = $1 order by i.changed_at desc`,
    [dealId],
  );
  return rows.map(({ ordinal, workflow, snapshot, ...row }) => ({
    id: row.id,
    number: `Q-${number}-${ordinal}`,
    state: row.state,
    version: row.version,
    measures: measuresOf(row),
    termsHash: row.termsHash,
    submittedAt: row.submittedAt,
    available: availableTo(actor, { workflow, snapshot }),
  }));
}

const approvalsOf = (reader: Reader, dealId: string) =>
  reader.query<DealPage['approvals'][number]>(
    `select r.id, r.quote_version as "quoteVersion", i.state, r.submitted_at as "submittedAt", s.due_at as "dueAt",
       s.escalated_at as "escalatedAt", coalesce(s.on_hold, false) as "onHold"
     from approval_request r join instance i on i.id = r.id
       left join lateral (
         select min(due_at) as due_at, min(escalated_at) as escalated_at, bool_or(held_at is not null) as on_hold
         from approval_step where approval_id = r.id and status = 'open') s on true
     where r.deal_id = $1 order by r.submitted_at desc`,
    [dealId],
  );

const contractsOf = (reader: Reader, dealId: string) =>
  reader.query<DealPage['contracts'][number]>(
    `select c.id, 'C-' || c.number as number, c.kind, i.state, c.quote_version as "quoteVersion"
     from contract c join instance i on i.id = c.id where c.deal_id = $1 order by c.number desc`,
    [dealId],
  );

const ordersOf = (reader: Reader, dealId: string) =>
  reader.query<DealPage['orders'][number]>(
    `select o.id, 'O-' || o.number as number, i.state
     from sales_order o join instance i on i.id = o.id where o.deal_id = $1 order by o.number desc`,
    [dealId],
  );

const attachmentsOf = (reader: Reader, dealId: string) =>
  reader.query<AttachmentRow>(
    `select t.id, t.name, f.media_type as "mediaType", f.size, t.sha256, ${named('p')} as "uploadedBy",
       t.uploaded_at as "uploadedAt"
     from attachment t join file f on f.sha256 = t.sha256 join person p on p.id = t.uploaded_by
     where t.deal_id = $1 order by t.uploaded_at desc`,
    [dealId],
  );
