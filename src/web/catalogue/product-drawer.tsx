import { Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { useMay } from '../api/me.ts';
import type { PriceBook, Product } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Details } from '../parts/details.tsx';
import { numberWords, rangeWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { wordsFor } from '../parts/words.ts';
import { ProductForm } from './product-form.tsx';
import { ProductPrice } from './product-price.tsx';
import { chargeWords, Sold } from './products.tsx';
import { UnitCosts } from './unit-costs.tsx';

/** One product beside the list: what it is, what it costs the customer in each price book, and us. */
export function ProductDrawer({ id, onClose }: { id: string | null; onClose(): void }) {
  const { data, error } = useResource<Product>(id ? `/api/products/${id}` : null);
  const product = data?.body;
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" size={480} title={product?.name ?? 'Product'}>
      <Problem error={error} />
      {id !== null && !product && !error && <Skeleton height={200} />}
      {product && <Shown key={product.id} product={product} etag={data.etag} />}
    </Drawer>
  );
}

function Shown({ product, etag }: { product: Product; etag: string | undefined }) {
  const books = useResource<{ items: PriceBook[] }>('/api/price-books').data?.body.items ?? [];
  const maySeeCost = useMay('cost.read');
  const mayChange = useMay('catalogue.write');
  return (
    <Stack gap={20}>
      <Details
        entries={[
          ['SKU', product.sku],
          ['Family', wordsFor(product.family)],
          ['Charge', chargeWords(product)],
          ['Unit', product.unit],
          ['Tax code', product.taxCode],
          [
            'Holds',
            product.components.map(({ product: sku, quantity }) => `${numberWords(quantity)} × ${sku}`).join(', '),
          ],
          [
            'Discount range',
            (product.discountFrom ?? product.discountTo) === null
              ? null
              : rangeWords({ from: product.discountFrom, to: product.discountTo }),
          ],
          ['Billing', product.billing && wordsFor(product.billing)],
          ['Requires', product.requires.join(', ')],
          ['Excludes', product.excludes.join(', ')],
          ['State', <Sold key="active" active={product.active} />],
        ]}
      />
      {product.description && <Text c="dimmed">{product.description}</Text>}
      <section aria-label="Prices">
        <Text fw={600} mb={4}>
          Prices{product.pricePeriod && ` per ${product.pricePeriod}`}
        </Text>
        {books.map((book) => (
          <ProductPrice key={book.id} product={product} book={book} />
        ))}
      </section>
      {maySeeCost && <UnitCosts productId={product.id} isBundle={product.components.length > 0} />}
      {mayChange && <ProductForm product={product} etag={etag} />}
    </Stack>
  );
}
