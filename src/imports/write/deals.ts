import { orderColumnNames } from '../kinds/deals.ts';
import { accountNamed, personNamed } from './directory.ts';
import { check, checkReference, quoted, type Staged } from './staged.ts';

/** Sums of what was read, by currency, exact. */
export interface DealSums {
  currency: string;
  orders: number;
  lines: number;
  amount: string;
  list: string;
  cost: string | null;
}

/**
 * Orders of the past: the deal and its lines, each figure as the file has it. `keep` is false for a trial, which tells
 * what would be touched and draws no numbers.
 */
export async function writeDeals(staged: Staged, keep: () => boolean): Promise<void> {
  const { tx, columns } = staged;
  const optional = (name: string, otherwise: string): string =>
    columns.has(name) ? `coalesce(s.${quoted(name)}, ${otherwise})` : otherwise;
  await tx.query(`drop table if exists orders;
    create temp table orders on commit drop as select distinct on ("order") * from staged order by "order", line;
    create unique index on orders ("order");
    create index on staged ("order")`);
  await checkOrders(staged);
  const seller = columns.has('seller')
    ? '(select e.id from seller e where e.name = coalesce(s.seller, (select min(name) from seller)))'
    : '(select e.id from seller e order by e.name limit 1)';
  await tx.query(`drop table if exists read_order;
    create temp table read_order on commit drop as
    select s."order" as external_id, ${optional('name', `s."order"`)} as name, s."orderedOn" as ordered_on,
      (${accountNamed('account')}) as account_id,
      (${personNamed('owner')}) as owner_id, ${seller} as seller_id, s.currency,
      ${optional('kind', "'new'")} as kind, ${optional('routeToMarket', "'direct'")} as route_to_market,
      ${optional('wayToClose', "'purchase-order'")} as way_to_close, ${optional('stage', "'closed'")} as stage,
      sums.*
    from orders s join (
      select "order" as of_order, sum(amount) as tcv,
        case when sum(list) <> 0 then round(1 - sum(amount) / sum(list), 8) end as discount,
        case when count(*) = count(${columns.has('cost') ? 'cost' : 'null::numeric'}) and sum(amount) > 0
          then round(1 - sum(${columns.has('cost') ? 'cost' : 'null::numeric'}) / sum(amount), 8) end as margin
      from staged group by 1) sums on sums.of_order = s."order";
    create unique index on read_order (external_id);
    drop table if exists read_line;
    create temp table read_line on commit drop as
    select s."order" as external_id, s.line as file_line, s."lineNumber" as line, p.id as product_id,
      ${lineColumns.map(([name, column]) => `${columns.has(name) ? `s.${quoted(name)}` : 'null::numeric'} as ${column}`)}
    from staged s left join product p on p.sku = s.sku;
    create unique index on read_line (external_id, line);
    analyze read_order; analyze read_line`);
  await touch(staged);
  if (!keep()) return;
  await write(staged);
}

const lineColumns = [
  ['quantity', 'quantity'],
  ['unitPrice', 'unit_price'],
  ['list', 'list'],
  ['discountPercent', 'discount_percent'],
  ['discountAmount', 'discount_amount'],
  ['unitCost', 'unit_cost'],
  ['cost', 'cost'],
  ['amount', 'amount'],
] as const;

const lineFields = ['product_id', ...lineColumns.map(([, column]) => column)];
const dealFields = [
  'name',
  'account_id',
  'owner_id',
  'seller_id',
  'kind',
  'route_to_market',
  'way_to_close',
  'stage',
  'currency',
  'tcv',
  'discount',
  'margin',
];

const fieldsOf = (alias: string, fields: readonly string[]): string =>
  fields.map((field) => `${alias}.${field}`).join(', ');

async function checkOrders(staged: Staged): Promise<void> {
  await checkReference(staged, 'account', 'account', accountNamed('account'));
  await checkReference(staged, 'owner', 'person', personNamed('owner'));
  await checkReference(staged, 'seller', 'selling company', 'select from seller e where e.name = s.seller');
  await checkReference(staged, 'sku', 'product', 'select from product p where p.sku = s.sku');
  if (!staged.columns.has('seller')) {
    await check(
      staged,
      'order',
      `s.line = (select min(line) from staged) and (select count(*) from seller) <> 1`,
      `'Say which company sold: there is not exactly one here.'`,
    );
  }
  await check(
    staged,
    'order',
    `exists (select from orders o where o.line = s.line)
     and exists (select from deal d where d.external_id = s."order" and d.origin = 'entered')`,
    `'This is a deal that was entered here, not history.'`,
  );
  for (const column of orderColumnNames.filter((name) => name !== 'order' && staged.columns.has(name))) {
    await check(
      staged,
      column,
      `exists (select from orders o where o."order" = s."order" and o.${quoted(column)} is distinct from s.${quoted(column)})`,
      `'Line ' || (select o.line from orders o where o."order" = s."order") || ' says otherwise for the same order.'`,
    );
  }
}

/** Which deals are new or differ, in themselves or in any line. */
async function touch({ tx }: Staged): Promise<void> {
  await tx.query(`insert into touched
    select r.external_id, d.id is null from read_order r left join deal d on d.external_id = r.external_id
    where d.id is null or (${fieldsOf('d', dealFields)}, d.customer_close_date)
        is distinct from (${fieldsOf('r', dealFields)}, r.ordered_on)
      or exists (select from read_line n left join deal_history_line l on l.deal_id = d.id and l.line = n.line
        where n.external_id = r.external_id and (l.deal_id is null
          or (${fieldsOf('l', lineFields)}) is distinct from (${fieldsOf('n', lineFields)})))
      or exists (select from deal_history_line l where l.deal_id = d.id and not exists (
        select from read_line n where n.external_id = r.external_id and n.line = l.line))`);
}

async function write({ tx }: Staged): Promise<void> {
  const team = '(select p.team_id from person p where p.id = r.owner_id)';
  const day = `r.ordered_on::timestamp at time zone 'UTC'`;
  await tx.query(`insert into deal (external_id, origin, ${dealFields}, customer_close_date, team_id, created_at, moved_at)
    select r.external_id, 'imported', ${fieldsOf('r', dealFields)}, r.ordered_on, ${team}, ${day}, ${day}
    from read_order r join touched t on t.id = r.external_id and t.added order by r.ordered_on, r.external_id`);
  await tx.query(`update deal d set (${dealFields}, customer_close_date, team_id, created_at, moved_at, version)
      = (${fieldsOf('r', dealFields)}, r.ordered_on, ${team}, ${day}, ${day}, d.version + 1)
    from read_order r join touched t on t.id = r.external_id and not t.added
    where d.external_id = r.external_id and d.origin = 'imported'`);
  await tx.query(`delete from deal_history_line l using deal d join touched t on t.id = d.external_id and not t.added
    where l.deal_id = d.id and d.origin = 'imported'`);
  await tx.query(`insert into deal_history_line (deal_id, line, ${lineFields})
    select d.id, n.line, ${fieldsOf('n', lineFields)}
    from read_line n join touched t on t.id = n.external_id join deal d on d.external_id = n.external_id`);
}

/** What the file's own figures come to. */
export function sumsOf({ tx, columns }: Staged): Promise<DealSums[]> {
  const cost = columns.has('cost') ? 'sum(cost)::text' : 'null::text';
  return tx.query<DealSums>(
    `select currency, count(distinct "order")::int as orders, count(*)::int as lines, sum(amount)::text as amount,
       sum(list)::text as list, ${cost} as cost from staged group by 1 order by 1`,
  );
}
