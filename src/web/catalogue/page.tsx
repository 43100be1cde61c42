import { Button, Drawer, Tabs } from '@mantine/core';
import { useMay } from '../api/me.ts';
import { useNavigate } from 'react-router';
import { Page } from '../parts/page.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { NewPriceBook } from './new-price-book.tsx';
import { NewProduct } from './new-product.tsx';
import { PriceBooks } from './price-books.tsx';
import { ProductDrawer } from './product-drawer.tsx';
import { Products } from './products.tsx';

/** What can be sold and at which list prices. */
export default function Catalogue() {
  const { filters, set } = useFilters(['view', 'product', 'new']);
  const navigate = useNavigate();
  const mayChange = useMay('catalogue.write');
  const books = filters.view === 'books';
  return (
    <Page
      title="Catalogue"
      actions={
        mayChange && <Button onClick={() => set('new', 'true')}>{books ? 'New price book' : 'New product'}</Button>
      }
    >
      <Tabs value={books ? 'books' : 'products'} onChange={(view) => set('view', view === 'books' ? view : null)}>
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
      <Drawer
        opened={mayChange && filters.new === 'true'}
        onClose={() => set('new', null)}
        position="right"
        size={460}
        title={books ? 'New price book' : 'New product'}
      >
        {books ? (
          <NewPriceBook onDone={() => set('new', null)} />
        ) : (
          <NewProduct onDone={({ id }) => void navigate(`/catalogue?product=${id}`)} />
        )}
      </Drawer>
      <ProductDrawer id={filters.product} onClose={() => set('product', null)} />
    </Page>
  );
}
