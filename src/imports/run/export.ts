/** Taking data out as CSV, or the catalogue as a workbook, that can be brought in again unchanged. */
import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import { type Refusal, refuse } from '../../commands/refusal.ts';
import type { Reader } from '../../queries/page.ts';
import type { Component } from '../../domain/catalogue.ts';
import { kinds } from '../kinds/all.ts';
import type { Column, KindName } from '../kinds/kind.ts';
import { componentsCell, skusCell } from '../kinds/product-cells.ts';
import { problemsOf } from './report.ts';

/** A page of a kind's records in SQL, after key `$1`: the columns of the kind, and `key` to go on from. */
type Select = { sql: string };

const account = `coalesce(a.external_id, a.id::text)`;
const person = (alias: string): string => `coalesce(${alias}.external_id, ${alias}.email)`;
const after = (key: string): string => `($1::text is null or ${key} > $1)`;

const selects: Record<KindName, Select> = {
  sellers: {
    sql: `select name as key, name, address, registration, country from seller where ${after('name')} order by name`,
  },
  people: {
    sql: `select lower(p.email) as key, p.email, p.name, p.external_id as "externalId", p.title, ${person('m')} as manager,
        t.name as team, array_to_string(array(select role from person_role r where r.person_id = p.id order by 1), ' ') as roles
      from person p left join person m on m.id = p.manager_id left join team t on t.id = p.team_id
      where ${after('lower(p.email)')} order by lower(p.email)`,
  },
  accounts: {
    sql: `select a.id::text as key, ${account} as "externalId", a.name, a.region, a.country, a.segment,
        a.credit_class as "creditClass", coalesce(u.external_id, u.id::text) as parent, a.customer_since as "customerSince",
        a.master_agreement::text as "masterAgreement", a.address, ${person('o')} as owner
      from account a left join account u on u.id = a.parent_id left join person o on o.id = a.owner_id
      where ($1::text is null or a.id > $1::uuid) order by a.id`,
  },
  contacts: {
    sql: `select c.id::text as key, coalesce(c.external_id, c.id::text) as "externalId", ${account} as account, c.name,
        c.email, c.title, c.phone, c.language, array_to_string(c.roles, ' ') as roles
      from contact c join account a on a.id = c.account_id where ($1::text is null or c.id > $1::uuid) order by c.id`,
  },
  products: {
    sql: `select sku as key, sku, name, family, charge, unit, price_period as "pricePeriod", description,
        tax_code as "taxCode", active::text, requires, excludes, components,
        trim_scale(discount_from)::text as "discountFrom", trim_scale(discount_to)::text as "discountTo", billing
      from product where ${after('sku')} order by sku`,
  },
  'price-books': {
    sql: `select id as key, id, name, currency, proration from price_book where ${after('id')} order by id`,
  },
  prices: {
    sql: `select r.price_book_id || '/' || p.sku as key, r.price_book_id as "priceBook", p.sku, r.model::text as price
      from price r join product p on p.id = r.product_id
      where ${after("r.price_book_id || '/' || p.sku")} order by 1`,
  },
  costs: {
    sql: `select p.sku || '/' || c.currency || '/' || c.valid_from as key, p.sku, c.currency, c.valid_from as "validFrom",
        c.amount::text from unit_cost c join product p on p.id = c.product_id
      where ${after("p.sku || '/' || c.currency || '/' || c.valid_from")} order by 1`,
  },
  'exchange-rates': {
    sql: `select currency || '/' || valid_from as key, currency, valid_from as "validFrom", trim_scale(rate)::text as rate
      from exchange_rate where ${after("currency || '/' || valid_from")} order by 1`,
  },
  'price-agreements': {
    sql: `select coalesce(g.external_id, g.id::text) as key, coalesce(g.external_id, g.id::text) as "externalId",
        ${account} as account, g.name, p.sku, g.currency, trim_scale(g.unit_price)::text as "unitPrice",
        g.valid_from as "validFrom", g.valid_to as "validTo", trim_scale(g.up_to)::text as "upTo", g.contract
      from price_agreement g join account a on a.id = g.account_id join product p on p.id = g.product_id
      where ${after('coalesce(g.external_id, g.id::text)')} order by 1`,
  },
  quotas: {
    sql: `select q.person_id || '/' || q.starts_on as key, ${person('p')} as person, q.starts_on as "startsOn", q.period,
        q.amount::text, q.currency from quota q join person p on p.id = q.person_id
      where ${after("q.person_id || '/' || q.starts_on")} order by 1`,
  },
  subscriptions: {
    sql: `select coalesce(s.external_id, s.id::text) || '/' || lpad(l.line::text, 9, '0') as key,
        coalesce(s.external_id, s.id::text) as subscription, ${account} as account, s.currency, s.starts_on as start,
        s.ends_on as "end", s.ramped::text, l.line as "lineNumber", p.sku, trim_scale(l.quantity)::text as quantity,
        trim_scale(l.unit_price)::text as "unitPrice", l.price_period as "pricePeriod",
        trim_scale(l.discount)::text as discount
      from subscription s join account a on a.id = s.account_id join subscription_line l on l.subscription_id = s.id
        join product p on p.id = l.product_id
      where ${after("coalesce(s.external_id, s.id::text) || '/' || lpad(l.line::text, 9, '0')")} order by 1`,
  },
  deals: {
    sql: `select d.external_id || '/' || lpad(l.line::text, 9, '0') as key, d.external_id as order,
        d.customer_close_date as "orderedOn", ${account} as account, ${person('o')} as owner, d.currency,
        s.name as seller, d.name, d.kind, d.route_to_market as "routeToMarket", d.way_to_close as "wayToClose", d.stage,
        l.line as "lineNumber", p.sku, l.quantity::text, l.unit_price::text as "unitPrice", l.list::text,
        l.discount_percent::text as "discountPercent", l.discount_amount::text as "discountAmount",
        l.unit_cost::text as "unitCost", l.cost::text, l.amount::text
      from deal d join deal_history_line l on l.deal_id = d.id join account a on a.id = d.account_id
        join person o on o.id = d.owner_id join seller s on s.id = d.seller_id join product p on p.id = l.product_id
      where d.origin = 'imported' and ($1::text is null or d.external_id >= left($1, -10)
        and d.external_id || '/' || lpad(l.line::text, 9, '0') > $1)
      order by d.external_id, l.line`,
  },
};

const batch = 1_000;

/** A kind of data as CSV, a thousand rows at a time; the header row comes first. */
export async function* exportCsv(reader: Reader, name: KindName): AsyncGenerator<string> {
  for await (const rows of exportRows(reader, name)) yield stringify(rows);
}

/** Kinds that can also be taken out as a workbook: those of the catalogue. */
export const workbookKinds: readonly KindName[] = ['products', 'price-books', 'prices', 'costs'];

/** A workbook is made in memory. */
const mostRows = 100_000;

/** A kind of data as a workbook. Every cell is text: a spreadsheet's numbers would lose digits of exact ones. */
export async function exportWorkbook(reader: Reader, name: KindName): Promise<Buffer | Refusal> {
  const all: string[][] = [];
  for await (const rows of exportRows(reader, name)) {
    all.push(...rows);
    if (all.length > mostRows) {
      return refuse('rule', { detail: `These are more than ${mostRows} rows: take them as CSV.` });
    }
  }
  const cells = all.map((row, at) => row.map((value) => ({ value, type: String, ...(at === 0 && heading) })));
  return writeWorkbook(cells, { sheet: kinds[name].title, stickyRowsCount: 1 }).toBuffer();
}

const heading = { fontWeight: 'bold' } as const;

/** The header row, then a thousand rows at a time. */
async function* exportRows(reader: Reader, name: KindName): AsyncGenerator<string[][]> {
  const { columns } = kinds[name];
  yield [columns.map((column) => column.name)];
  for (let key: string | null = null; ; ) {
    const rows: Record<string, unknown>[] = await reader.query(`${selects[name].sql} limit ${batch}`, [key]);
    if (rows.length > 0) yield rows.map((row) => columns.map((column) => cell(row[column.name], column)));
    if (rows.length < batch) return;
    key = String(rows.at(-1)?.key);
  }
}

function cell(value: unknown, { type }: Column): string {
  if (type === 'skus') return escaped(skusCell(value as string[]));
  if (type === 'components') return escaped(componentsCell(value as Component[]));
  const text = value === null || value === undefined ? '' : String(value);
  return type === 'text' ? escaped(text) : text;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe, which reading takes off again. */
export const escaped = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Every problem of a run as CSV. */
export async function* reportCsv(reader: Reader, runId: string): AsyncGenerator<string> {
  yield stringify([['file', 'line', 'column', 'problem']]);
  for (let after: string | undefined; ; ) {
    const { items, next } = await problemsOf(reader, runId, { limit: batch, after });
    if (items.length > 0) {
      yield stringify(
        items.map(({ file, line, pointer, message }) => [file, String(line), pointer.slice(1), message].map(escaped)),
      );
    }
    if (next === null) return;
    after = next;
  }
}
