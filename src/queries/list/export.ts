/** A list as a spreadsheet reads it: every row, text that no program takes for a formula, exact decimals. */
import type { Actor } from '../../commands/actor.ts';
import { sightOf } from '../../commands/permissions.ts';
import { marginShown } from '../../domain/confidentiality.ts';
import { type Filter, type FilterValue, isRange } from '../../domain/lists/filter.ts';
import type { ListAsked } from '../../domain/lists/list.ts';
import { type ListName, lists } from '../../domain/lists/shapes.ts';
import { type Place, type Sort, sortText } from '../../domain/lists/sort.ts';
import { measureDefinitions } from '../../domain/measures/definitions.ts';
import type { Money } from '../../domain/offer.ts';
import { type ApprovalRow, listApprovals } from '../approvals/list.ts';
import { type ContractRow, listContracts } from '../contracts/contracts.ts';
import { listMeasuredDeals, type MeasuredDeal } from '../deals/measured.ts';
import { listAccounts } from '../directory/accounts.ts';
import { type Invoice, listInvoices } from '../orders/invoices.ts';
import { listOrders, type OrderRow } from '../orders/orders.ts';
import { listSubscriptions, type SubscriptionRow } from '../subscriptions/subscriptions.ts';
import type { Page, Reader } from '../page.ts';
import { type Cell, csvLine } from './csv.ts';
import { allMeasures, measureCells } from './measure-cells.ts';

type Read<Row> = (reader: Reader, actor: Actor, asked: ListAsked) => Promise<Page<Row>>;

interface Sheet<Row> {
  read: Read<Row>;
  columns: readonly string[];
  cells(row: Row, actor: Actor): readonly Cell[];
}

const sheet = <Row>(made: Sheet<Row>): Sheet<unknown> => made as Sheet<unknown>;
const money = (value: Money | null): Cell[] => [value?.amount ?? null, value?.currency ?? null];
const margin = (value: string | null, actor: Actor): Cell =>
  value === null ? null : marginShown(sightOf(actor).margin, value);

/** A deal's list has the others in columns of their own. */
const ofDeals = allMeasures.filter((name) => !['tcv', 'acv', 'discount', 'margin'].includes(name));

const sheets: Record<ListName, Sheet<unknown>> = {
  deals: sheet<MeasuredDeal>({
    read: listMeasuredDeals,
    columns: ['Deal', 'Name', 'Account', 'Owner', 'Kind', 'Stage', 'TCV', 'TCV currency', 'ACV', 'ACV currency'].concat(
      ['Discount', 'Margin', 'Closes', 'Waits on', 'Moved', 'Lead user', 'Quote', 'Version'],
      ofDeals.map((name) => measureDefinitions[name].name),
    ),
    cells: (d, actor) => [
      d.number,
      d.name,
      d.account.name,
      d.owner.name,
      d.kind,
      d.stage,
      ...money(d.tcv),
      ...money(d.acv),
      d.discount,
      margin(d.margin, actor),
      d.customerCloseDate,
      d.waitingOn.flatMap(({ people }) => people.map(({ name }) => name)).join('; '),
      d.movedAt,
      d.leadUser ? 'yes' : 'no',
      d.quote?.number ?? null,
      d.quote?.version ?? null,
      ...(d.quote ? measureCells(d.quote.measures, ofDeals, sightOf(actor)) : ofDeals.map(() => null)),
    ],
  }),
  approvals: sheet<ApprovalRow>({
    read: listApprovals,
    columns: [
      'Deal',
      'Name',
      'Account',
      'Quote',
      'Owner',
      'Submitted by',
      'Submitted',
      'State',
      'Step',
      'TCV',
      'TCV currency',
      'Discount',
      'Margin',
      'Risk',
      'Closes',
    ],
    cells: (a, actor) => [
      a.deal.number,
      a.deal.name,
      a.account.name,
      a.quote.number,
      a.owner.name,
      a.submittedBy.name,
      a.submittedAt,
      a.state,
      a.step?.label ?? null,
      ...money(a.tcv),
      a.discount,
      margin(a.margin, actor),
      a.riskScore,
      a.customerCloseDate,
    ],
  }),
  contracts: sheet<ContractRow>({
    read: listContracts,
    columns: ['Contract', 'Kind', 'Customer', 'Deal', 'Name', 'Quote', 'State', 'TCV', 'TCV currency', 'Drafted'],
    cells: (c) => [
      c.number,
      c.kind,
      c.account.name,
      c.deal.number,
      c.deal.name,
      c.quote.number,
      c.state,
      ...money(c.tcv),
      c.createdAt,
    ],
  }),
  orders: sheet<OrderRow>({
    read: listOrders,
    columns: ['Order', 'Customer', 'Deal', 'Name', 'Seller', 'State', 'Total', 'Currency', 'Received'],
    cells: (o) => [
      o.number,
      o.account.name,
      o.deal.number,
      o.deal.name,
      o.seller.name,
      o.state,
      ...money(o.total),
      o.createdAt,
    ],
  }),
  invoices: sheet<Invoice>({
    read: listInvoices,
    columns: [
      'Invoice',
      'State',
      'Amount',
      'Currency',
      'Issue',
      'Due',
      'From',
      'To',
      'Issued',
      'Paid',
      'Overdue',
    ].concat(['Milestone']),
    cells: (n) => [
      n.number,
      n.state,
      ...money(n.amount),
      n.issueOn,
      n.dueOn,
      n.period.from,
      n.period.to,
      n.issuedOn,
      n.settledOn,
      n.overdue,
      n.milestone,
    ],
  }),
  subscriptions: sheet<SubscriptionRow>({
    read: listSubscriptions,
    columns: [
      'Subscription',
      'Account',
      'State',
      'Start',
      'End',
      'ARR',
      'ARR currency',
      'Products',
      'Source',
      'Own id',
    ],
    cells: (s) => [
      s.number,
      s.account.name,
      s.state,
      s.start,
      s.end,
      ...money(s.arr),
      s.products.join('; '),
      s.source,
      s.externalId,
    ],
  }),
  accounts: sheet<Awaited<ReturnType<typeof listAccounts>>['items'][number]>({
    read: listAccounts,
    columns: [
      'Account',
      'Segment',
      'Region',
      'Country',
      'Credit class',
      'Customer since',
      'Master agreement',
      'Own id',
    ],
    cells: (a) => [
      a.name,
      a.segment,
      a.region,
      a.country,
      a.creditClass,
      a.customerSince ?? a.subscribedSince,
      a.masterAgreement,
      a.externalId,
    ],
  }),
};

/** Rows that are held at once. */
const together = 500;

/** The lines of the file: what it is, then heads, then every row in the order asked; tells how many it gave. */
export async function* exportLines(
  reader: Reader,
  actor: Actor,
  { list, asked, at, bom }: { list: ListName; asked: ListAsked; at: string; bom: boolean },
  given: (rows: number) => void,
): AsyncGenerator<string> {
  const { read, columns, cells } = sheets[list];
  yield bom ? '\uFEFF' : '';
  yield csvLine([`Countersign: ${lists[list].title}`]);
  yield csvLine([await filterWords(reader, list, asked)]);
  yield csvLine([`Exported by ${actor.name} (${actor.email}) at ${at}`]);
  yield csvLine([]);
  yield csvLine(columns);
  let cursor: Place | undefined;
  do {
    const page = await read(reader, actor, { ...asked, limit: together, ...(cursor && { cursor }) });
    yield page.items.map((row) => csvLine(cells(row, actor))).join('');
    given(page.items.length);
    cursor = (page.next as Place | null) ?? undefined;
  } while (cursor);
}

/** "Filter: Stage draft or lost; TCV from 1000. Sorted by moved:desc." */
async function filterWords(reader: Reader, list: ListName, { filters, sort }: ListAsked): Promise<string> {
  const shape: { filters: Record<string, Filter>; sorts: Record<string, Sort> } = lists[list];
  const said = await Promise.all(
    Object.entries(filters).map(async ([name, value]) => {
      const filter = shape.filters[name] as Filter;
      return `${filter.label} ${await valueWords(reader, filter, value)}`;
    }),
  );
  return `Filter: ${said.join('; ') || 'none'}. Sorted by ${sortText({ ...sort, by: shape.sorts[sort.by]?.label ?? sort.by })}.`;
}

async function valueWords(reader: Reader, filter: Filter, value: FilterValue): Promise<string> {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (isRange(value)) {
    const { from, to } = value;
    return [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined ? [] : [`to ${to}`])].join(' ');
  }
  if (filter.kind !== 'refs' || filter.of === 'order') return value.join(' or ');
  const rows = await reader.query<{ id: string; name: string }>(
    `select id, name from ${filter.of} where id::text = any($1)`,
    [value],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return value.map((id) => names.get(id.toLowerCase()) ?? id).join(' or ');
}
