import type { PriceAgreement, PricedProduct, PriceModel } from '../../domain/catalogue.ts';
import type { Currency, Decimal, QuoteContent, RegularBilling } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import type { Tx } from '../../store/database.ts';
import { hadAlready } from './had-already.ts';
import { policyCurrency, policyRate } from './policy-rate.ts';
import { priceAgreements } from './price-agreements.ts';
import { runningSubscription } from './running-subscription.ts';

/** For whom is priced: the deal, and the quote once there is one; the customer before there is a deal. */
export interface PricedFor {
  accountId?: string;
  dealId?: string;
  quoteId?: string;
}

type Asked = Pick<QuoteContent, 'priceBook' | 'currency' | 'start' | 'lines' | 'subscription'>;

/**
 * What content is priced on: prices, costs and the rate of credit of today, the policy rate that the quote keeps, the
 * customer's price agreements that lines name, the running subscription that is changed. Undefined when the price book does not exist or has no rate.
 */
export async function pricingBasis(
  tx: Pick<Tx, 'query'>,
  content: Asked,
  pricedFor: PricedFor,
): Promise<PricingBasis | undefined> {
  const { accountId, dealId, quoteId } = pricedFor;
  const { currency } = content;
  const [book] = await tx.query<Book>(
    `select b.proration, b.currency, trim_scale(r.rate)::text as "creditRate",
       (select s.rounding ->> b.currency from deal d join seller s on s.id = d.seller_id where d.id = $2) as rounding
     from price_book b left join lateral (
       select rate from credit_rate where valid_from <= clock()::date order by valid_from desc limit 1) r on true
     where b.id = $1 and b.active`,
    [content.priceBook, dealId ?? null],
  );
  if (!book || book.currency !== currency) return undefined;
  const kept = currency === policyCurrency ? { rate: '1', from: null } : await policyRate(tx, currency, quoteId);
  if (!kept) return undefined;
  const agreements = await agreementsOf(tx, content, pricedFor);
  const changed = content.subscription?.id;
  const running = changed === undefined ? undefined : await runningSubscription(tx, changed, { accountId, dealId });
  const products = await productsOf(tx, content);
  const had = await hadAlready(tx, { content, products, running }, { accountId, dealId });
  return {
    currency: book.currency,
    proration: book.proration,
    ...(book.rounding !== null && { rounding: book.rounding }),
    policyCurrency,
    policyRate: kept.rate,
    ...(kept.from !== null && { policyRateFrom: kept.from }),
    products,
    ...(agreements && { agreements }),
    ...(book.creditRate !== null && { creditRate: book.creditRate }),
    ...(running && { subscription: running }),
    ...(had.length > 0 && { had }),
  };
}

interface Book {
  proration: PricingBasis['proration'];
  currency: Currency;
  creditRate: Decimal | null;
  rounding: Decimal | null;
}

/**
 * The products of the lines that the book sells, and all that bundles among them hold. What is only part of a bundle
 * needs no price; what is a line without one is left out, and refused as that.
 */
async function productsOf(tx: Pick<Tx, 'query'>, { priceBook, currency, lines }: Asked) {
  const skus = [...new Set(lines.map(({ product }) => product))];
  const rows = await tx.query<ProductInBook>(
    `with recursive wanted(sku) as (
       select p.sku from product p join price b on b.product_id = p.id and b.price_book_id = $1
       where p.sku = any($3) and p.active
       union
       select c ->> 'product' from wanted w join product p on p.sku = w.sku, jsonb_array_elements(p.components) c
     )
     select p.sku, p.name, p.family, p.charge, p.unit, p.price_period as "pricePeriod", b.model as price,
       (select trim_scale(c.amount)::text from unit_cost c
        where c.product_id = p.id and c.currency = $2 and c.valid_from <= clock()::date
        order by c.valid_from desc limit 1) as "unitCost",
       p.requires, p.excludes, p.components, p.billing,
       trim_scale(p.discount_from)::text as "discountFrom", trim_scale(p.discount_to)::text as "discountTo"
     from wanted w join product p on p.sku = w.sku
       left join price b on b.product_id = p.id and b.price_book_id = $1 and p.active`,
    [priceBook, currency, skus],
  );
  const isLine = new Set(skus);
  return Object.fromEntries(
    rows
      .filter(({ sku, price }) => price !== null || !isLine.has(sku))
      .map(
        ({
          requires,
          excludes,
          components,
          billing,
          discountFrom,
          discountTo,
          ...product
        }): [string, PricedProduct] => [
          product.sku,
          {
            ...product,
            price: product.price ?? onlyInBundles,
            ...(requires?.length && { requires }),
            ...(excludes?.length && { excludes }),
            ...(components?.length && { components }),
            ...((discountFrom ?? discountTo) !== null && { discountRange: { from: discountFrom, to: discountTo } }),
            ...(billing !== null && { billing }),
          },
        ],
      ),
  );
}

type ProductInBook = Omit<PricedProduct, 'price' | 'billing' | 'discountRange'> & {
  price: PriceModel | null;
  billing: RegularBilling | null;
  discountFrom: Decimal | null;
  discountTo: Decimal | null;
};

/** Nothing is priced by it: a line is never of a product without a price. */
const onlyInBundles: PriceModel = { kind: 'flat', amount: '0' };

/** Those of the customer that lines name, in the quote's currency, confirmed; whether they cover a line's days is judged. */
async function agreementsOf(
  tx: Pick<Tx, 'query'>,
  { currency, lines }: Asked,
  pricedFor: PricedFor,
): Promise<Record<string, PriceAgreement> | undefined> {
  const ids = [...new Set(lines.flatMap(({ agreement }) => agreement ?? []))];
  if (ids.length === 0) return undefined;
  const found = await priceAgreements(tx, pricedFor, { currency, ids });
  return Object.fromEntries(found.map((agreement) => [agreement.id, agreement]));
}
