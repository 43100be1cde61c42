import { Tabs } from '@mantine/core';
import { Page } from '../parts/page.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { PriceBooks } from './price-books.tsx';
import { ProductDrawer } from './product-drawer.tsx';
import { Products } from './products.tsx';

/** What can be sold and at which list prices. */
export default function Catalogue() {
  const { filters, set } = useFilters(['view', 'product']);
  return (
    <Page title="Catalogue">
      <Tabs
        value={filters.view === 'books' ? 'books' : 'products'}
        onChange={(view) => set('view', view === 'books' ? view : null)}
      >
        <Tabs.List mb={12}>
          <Tabs.Tab value="products">Products</Tabs.Tab>
          <Tabs.Tab value="books">Price books</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="products">
          <Products />
        </Tabs.Panel>
        <Tabs.Panel value="books">
          <PriceBooks />
        </Tabs.Panel>
      </Tabs>
      <ProductDrawer id={filters.product} onClose={() => set('product', null)} />
    </Page>
  );
}
