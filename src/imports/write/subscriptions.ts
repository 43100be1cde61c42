import { yearlySum } from '../../commands/subscription/subscriptions.ts';
import { maximumLines } from '../../domain/pricing/limits.ts';
import { headColumnNames } from '../kinds/subscriptions.ts';
import { accountNamed } from './directory.ts';
import { check, checkReference, quoted, type Staged } from './staged.ts';

/** What customers have already: a subscription and all of its lines, which take the place of those it had. */
export async function writeSubscriptions(staged: Staged): Promise<void> {
  const { tx, columns } = staged;
  await takeOwnIds(staged);
  await tx.query(`drop table if exists head;
    create temp table head on commit drop as
      select distinct on (subscription) * from staged order by subscription, line`);
  await checkLines(staged);
  await tx.query(
    `delete from staged s where not exists (${account}) or not exists (${product}) or s."end" < s.start or (${tooLong})`,
  );
  const ramped = columns.has('ramped') ? 'coalesce(h.ramped, false)' : 'false';
  const discount = columns.has('discount') ? 's.discount' : 'null::numeric';
  await tx.query(`drop table if exists read_subscription, read_line;
    create temp table read_subscription on commit drop as
      select h.subscription as external_id, (${accountNamed('account', 'h')}) as account_id, h.currency,
        h.start as starts_on, h."end" as ends_on, ${ramped} as ramped
      from head h where exists (select from staged s where s.subscription = h.subscription);
    create temp table read_line on commit drop as
      select s.subscription as external_id, s."lineNumber" as line, p.id as product_id, s.quantity,
        s."unitPrice" as unit_price, s."pricePeriod" as price_period, ${discount} as discount
      from staged s join product p on p.sku = s.sku;
    create unique index on read_line (external_id, line);
    analyze read_subscription; analyze read_line`);
  await touch(staged);
  await tx.query(`insert into subscription (external_id, source, ${fieldsOf('', heads)})
    select r.external_id, 'imported', ${fieldsOf('r', heads)}
    from read_subscription r join touched t on t.id = r.external_id and t.added order by r.external_id`);
  // Another end is its time from now on, and no longer before it.
  await tx.query(`update subscription s set (${fieldsOf('', heads)}, ended_because, version) =
      (${fieldsOf('r', heads)}, case when s.ends_on = r.ends_on then s.ended_because end, s.version + 1)
    from read_subscription r join touched t on t.id = r.external_id and not t.added
    where s.external_id = r.external_id`);
  await tx.query(`delete from subscription_line l using subscription s join touched t on t.id = s.external_id
    where l.subscription_id = s.id`);
  await tx.query(`insert into subscription_line (subscription_id, line, ${fieldsOf('', lines)})
    select s.id, r.line, ${fieldsOf('r', lines)}
    from read_line r join touched t on t.id = r.external_id join subscription s on s.external_id = r.external_id`);
  await tx.query(`update subscription t set yearly = ${yearlySum}
    where t.external_id in (select id from touched)`);
}

const account = accountNamed('account');
const product = `select from product p where p.sku = s.sku and p.charge = 'recurring'`;
const tooLong = `s.subscription in (select subscription from staged group by 1 having count(*) > ${maximumLines})`;
const heads = ['account_id', 'currency', 'starts_on', 'ends_on', 'ramped'];
const lines = ['product_id', 'quantity', 'unit_price', 'price_period', 'discount'];

const fieldsOf = (alias: string, fields: readonly string[]): string =>
  fields.map((field) => (alias ? `${alias}.${field}` : field)).join(', ');

/** A subscription that left by export without an external id comes back under its own id. */
async function takeOwnIds({ tx }: Staged): Promise<void> {
  await tx.query(`update subscription t set external_id = s.subscription from staged s
    where t.external_id is null and t.id::text = s.subscription`);
}

async function checkLines(staged: Staged): Promise<void> {
  await checkReference(staged, 'account', 'account', account);
  await checkReference(staged, 'sku', 'recurring product', product);
  await check(staged, 'end', `s."end" < s.start`, `'It starts on ' || s.start || ' and cannot end before.'`);
  const firstBeyond = `s.line in (select line from (
    select line, row_number() over (partition by subscription order by line) as place from staged) placed
    where place = ${maximumLines + 1})`;
  await check(staged, 'subscription', firstBeyond, `'A subscription has ${maximumLines} lines at most.'`);
  for (const column of headColumnNames.filter((name) => name !== 'subscription' && staged.columns.has(name))) {
    await check(
      staged,
      column,
      `exists (select from head h where h.subscription = s.subscription
         and h.${quoted(column)} is distinct from s.${quoted(column)})`,
      `'Line ' || (select h.line from head h where h.subscription = s.subscription) || ' says otherwise for the same subscription.'`,
    );
  }
}

/** Which subscriptions are new or differ, in themselves or in any line. */
async function touch({ tx }: Staged): Promise<void> {
  await tx.query(`insert into touched
    select r.external_id, s.id is null from read_subscription r left join subscription s on s.external_id = r.external_id
    where s.id is null or (${fieldsOf('s', heads)}) is distinct from (${fieldsOf('r', heads)})
      or exists (select from read_line n left join subscription_line l on l.subscription_id = s.id and l.line = n.line
        where n.external_id = r.external_id
          and (l.line is null or (${fieldsOf('l', lines)}) is distinct from (${fieldsOf('n', lines)})))
      or exists (select from subscription_line l where l.subscription_id = s.id
        and not exists (select from read_line n where n.external_id = r.external_id and n.line = l.line))`);
}
