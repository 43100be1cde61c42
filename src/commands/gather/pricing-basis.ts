import type { Currency, PricedProduct, PriceModel, PricingBasis } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';

const policyCurrency: Currency = 'USD';

/** What prices, costs and rates were today for these products; undefined when the price book does not exist. */
export async function pricingBasis(
  tx: Tx,
  priceBook: string,
  currency: string,
  skus: readonly string[],
): Promise<PricingBasis | undefined> {
  const [book] = await tx.query<{ proration: PricingBasis['proration']; currency: Currency; rate: string | null }>(
    `select b.proration, b.currency,
       (select rate from exchange_rate r where r.currency = $2 and r.valid_from <= clock()::date
        order by valid_from desc limit 1) as rate
     from price_book b where b.id = $1 and b.active`,
    [priceBook, currency],
  );
  if (!book || book.currency !== currency) return undefined;
  const rate = currency === policyCurrency ? '1' : book.rate;
  if (rate === null) return undefined;
  const products = await tx.query<PricedProduct & { price: PriceModel }>(
    `select p.sku, p.name, p.family, p.charge, p.unit, p.price_period as "pricePeriod", price.model as price,
       (select trim_scale(c.amount)::text from unit_cost c
        where c.product_id = p.id and c.currency = $2 and c.valid_from <= clock()::date
        order by c.valid_from desc limit 1) as "unitCost"
     from product p join price on price.product_id = p.id and price.price_book_id = $1
     where p.sku = any($3) and p.active`,
    [priceBook, currency, [...new Set(skus)]],
  );
  return {
    currency: book.currency,
    proration: book.proration,
    policyCurrency,
    policyRate: rate,
    products: Object.fromEntries(products.map((product) => [product.sku, product])),
  };
}
