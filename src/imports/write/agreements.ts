import { accountNamed } from './directory.ts';
import { check, checkByPerson, checkReference, type Staged } from './staged.ts';

const account = accountNamed('account');
const product = 'select p.id from product p where p.sku = s.sku';
const fields = [
  'account_id',
  'name',
  'product_id',
  'currency',
  'unit_price',
  'valid_from',
  'valid_to',
  'up_to',
  'contract',
];

const fieldsOf = (alias: string): string =>
  fields.map((field) => (alias === '' ? field : `${alias}.${field}`)).join(', ');

/**
 * Prices that contracts fix: new ones wait for a second person, and so do those that waited and differ. One that counted
 * once is never rewritten: it is ended, and another one takes its place.
 */
export async function writeAgreements(staged: Staged): Promise<void> {
  const { tx, columns, by } = staged;
  await tx.query(`update price_agreement t set external_id = s."externalId" from staged s
    where t.external_id is null and t.id::text = s."externalId"`);
  await checkByPerson(staged, 'externalId', 'A price agreement is entered');
  await checkReference(staged, 'account', 'account', account);
  await checkReference(staged, 'sku', 'product', product);
  await check(
    staged,
    'sku',
    `exists (select from price r where r.product_id = (${product}) and r.model ->> 'kind' = 'percentOf')`,
    `'A share of other lines has no unit price.'`,
  );
  await check(staged, 'validTo', 's."validTo" < s."validFrom"', `'This is before ' || s."validFrom" || '.'`);
  await tx.query(`drop table if exists read_agreement;
    create temp table read_agreement on commit drop as
      select s.line, s."externalId" as external_id, (${account}) as account_id, s.name, (${product}) as product_id, s.currency,
        s."unitPrice" as unit_price, s."validFrom" as valid_from, s."validTo" as valid_to,
        ${columns.has('upTo') ? 's."upTo"' : 'g.up_to'} as up_to, s.contract
      from staged s left join price_agreement g on g.external_id = s."externalId"
      where s."validTo" >= s."validFrom" and exists (${account}) and exists (${product})`);
  await check(
    staged,
    'externalId',
    `exists (select from read_agreement r join price_agreement g on g.external_id = r.external_id
       where r.line = s.line and (g.confirmed_at is not null or g.ended_at is not null)
         and (${fieldsOf('g')}) is distinct from (${fieldsOf('r')}))`,
    `'This agreement is ' || (select case when g.withdrawn then 'withdrawn' when g.ended_at is null then 'confirmed'
        when g.confirmed_at is null then 'declined' else 'ended' end
      from price_agreement g where g.external_id = s."externalId") || ' and not what the file says: end it, and enter another one.'`,
  );
  if (by === null) return;
  await tx.query(
    `insert into touched
     select g.id::text, false from read_agreement r join price_agreement g on g.external_id = r.external_id
     where g.confirmed_at is null and g.ended_at is null and (${fieldsOf('g')}) is distinct from (${fieldsOf('r')})`,
  );
  await tx.query(
    `update price_agreement g set (${fieldsOf('')}, entered_by, entered_at, version)
       = (${fieldsOf('r')}, $1, clock(), g.version + 1)
     from read_agreement r join touched t on not t.added where g.external_id = r.external_id and g.id::text = t.id`,
    [by],
  );
  await tx.query(
    `with written as (
       insert into price_agreement (external_id, ${fieldsOf('')}, entered_by)
       select r.external_id, ${fieldsOf('r')}, $1 from read_agreement r
       where not exists (select from price_agreement g where g.external_id = r.external_id) order by r.line
       returning id::text
     ) insert into touched select id, true from written`,
    [by],
  );
}
