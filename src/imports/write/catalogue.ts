import { checkDependencies } from './dependencies.ts';
import { checkShares } from './shares.ts';
import { check, checkReference, quoted, type Staged, upsert } from './staged.ts';

const book = 'select from price_book b where b.id = s."priceBook"';
const product = 'select from product p where p.sku = s.sku';
const productId = '(select p.id from product p where p.sku = s.sku)';

const skusIn = (column: string): string => `array(select jsonb_array_elements_text(coalesce(s.${column}, '[]')))`;

export async function writeProducts(staged: Staged): Promise<void> {
  const period = staged.columns.has('pricePeriod') ? 's."pricePeriod"' : 'null';
  const wrong = `(s.charge = 'one-time') <> (${period} is null)`;
  await check(
    staged,
    'charge',
    wrong,
    `'Recurring charges and usage have a price period, a one-time charge has none.'`,
  );
  await check(
    staged,
    'charge',
    `exists (select from product p where p.sku = s.sku and (p.charge, p.price_period) is distinct from (s.charge, ${period}))`,
    `'Charge and period of a product that is here already do not change: prices and quotes were made on them.'`,
  );
  await checkDependencies(staged);
  await checkGuides(staged);
  await upsert(
    { ...staged, columns: staged.columns },
    {
      table: 'product',
      conflict: 'sku',
      key: ['sku'],
      versioned: true,
      columns: {
        sku: { column: 'sku' },
        name: { column: 'name' },
        family: { column: 'family' },
        // A row that disagrees was reported above and may not reach the constraint.
        charge: {
          column: 'charge',
          value: `case when ${period} is null then 'one-time' when s.charge = 'one-time' then 'recurring' else s.charge end`,
        },
        unit: { column: 'unit' },
        pricePeriod: { column: 'price_period' },
        description: { column: 'description', value: "coalesce(s.description, '')" },
        taxCode: { column: 'tax_code', value: `coalesce(s."taxCode", 'standard')` },
        active: { column: 'active', value: 'coalesce(s.active, true)' },
        requires: { column: 'requires', value: skusIn('requires') },
        excludes: { column: 'excludes', value: skusIn('excludes') },
        components: { column: 'components', value: "coalesce(s.components, '[]')" },
        discountFrom: { column: 'discount_from' },
        discountTo: { column: 'discount_to' },
        billing: { column: 'billing' },
      },
    },
  );
}

/** How products are ordinarily sold; rows that are wrong in it go no further. */
async function checkGuides(staged: Staged): Promise<void> {
  const least = asWillBe(staged, 'discountFrom', 'discount_from');
  const most = asWillBe(staged, 'discountTo', 'discount_to');
  const reversed = `${least} > ${most}`;
  const column = staged.columns.has('discountTo') ? 'discountTo' : 'discountFrom';
  await check(staged, column, reversed, `'The most discount is below the least.'`);
  const onceBilled = `s.charge = 'one-time' and ${asWillBe(staged, 'billing', 'billing')} is not null`;
  await check(staged, 'billing', onceBilled, `'A one-time charge is billed once.'`);
  await staged.tx.query(`delete from staged s where ${reversed} or (${onceBilled})`);
}

/** What the file says; of a column that it lacks, what is stored. */
const asWillBe = (staged: Staged, name: string, column: string): string =>
  staged.columns.has(name) ? `s.${quoted(name)}` : `(select p.${column} from product p where p.sku = s.sku)`;

export async function writePriceBooks(staged: Staged): Promise<void> {
  await check(
    staged,
    'currency',
    'exists (select from price_book b where b.id = s.id and b.currency <> s.currency)',
    `'The currency of a price book does not change: its prices are in it.'`,
  );
  await upsert(staged, {
    table: 'price_book',
    conflict: 'id',
    key: ['id'],
    id: 't.id',
    columns: {
      id: { column: 'id' },
      name: { column: 'name' },
      currency: { column: 'currency' },
      proration: { column: 'proration', value: "coalesce(s.proration, 'daily')" },
    },
  });
}

export async function writePrices(staged: Staged): Promise<void> {
  await checkReference(staged, 'priceBook', 'price book', book);
  await checkReference(staged, 'sku', 'product', product);
  await staged.tx.query(`delete from staged s where not exists (${book}) or not exists (${product})`);
  await checkShares(staged);
  await upsert(staged, {
    table: 'price',
    conflict: 'price_book_id, product_id',
    key: ['priceBook', 'sku'],
    id: "t.price_book_id || '/' || t.product_id",
    columns: {
      priceBook: { column: 'price_book_id' },
      sku: { column: 'product_id', value: productId },
      price: { column: 'model' },
    },
  });
}

export async function writeCosts(staged: Staged): Promise<void> {
  await checkReference(staged, 'sku', 'product', product);
  await staged.tx.query(`delete from staged s where not exists (${product})`);
  await upsert(staged, {
    table: 'unit_cost',
    conflict: 'product_id, currency, valid_from',
    key: ['sku', 'currency', 'validFrom'],
    id: "t.product_id || '/' || t.currency || '/' || t.valid_from",
    columns: {
      sku: { column: 'product_id', value: productId },
      currency: { column: 'currency' },
      validFrom: { column: 'valid_from' },
      amount: { column: 'amount' },
    },
  });
}
