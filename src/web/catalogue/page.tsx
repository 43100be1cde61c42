import { Button, Drawer, Stack, Tabs } from '@mantine/core';
import { useNavigate } from 'react-router';
import { AgreementForm } from '../agreements/agreement-form.tsx';
import { Agreements } from '../agreements/agreements.tsx';
import { useMay } from '../api/me.ts';
import { Page } from '../parts/page.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { CreditRateTable } from '../rates/credit-rates.tsx';
import { RoundingTable } from '../rates/rounding.tsx';
import { ExchangeRateTable } from '../rates/exchange-rates.tsx';
import { NewPriceBook } from './new-price-book.tsx';
import { NewProduct } from './new-product.tsx';
import { PriceBooks } from './price-books.tsx';
import classes from './catalogue.module.css';
import { ProductDrawer } from './product-drawer.tsx';
import { Products } from './products.tsx';

const views = {
  products: { tab: 'Products', add: 'New product', permission: 'catalogue.write' },
  books: { tab: 'Price books', add: 'New price book', permission: 'catalogue.write' },
  agreements: { tab: 'Price agreements', add: 'New price agreement', permission: 'agreement.write' },
  rates: { tab: 'Rates', add: null, permission: 'rate.write' },
} as const;
type View = keyof typeof views;

/** What can be sold, at which list prices and agreed ones, and the rates that they are judged by. */
export default function Catalogue() {
  const { filters, set } = useFilters(['view', 'product', 'new']);
  const navigate = useNavigate();
  const view: View = filters.view !== null && filters.view in views ? (filters.view as View) : 'products';
  const { add, permission } = views[view];
  const mayAdd = useMay(permission);
  const close = () => set('new', null);
  return (
    <Page
      title="Catalogue"
      actions={mayAdd && add !== null && <Button onClick={() => set('new', 'true')}>{add}</Button>}
    >
      <Tabs
        value={view}
        onChange={(chosen) => void navigate(chosen === 'products' ? '/catalogue' : `/catalogue?view=${chosen}`)}
      >
        <Tabs.List mb={12} className={classes.tabs}>
          {Object.entries(views).map(([value, { tab }]) => (
            <Tabs.Tab key={value} value={value} ref={value === view ? intoSight : undefined}>
              {tab}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Object.keys(views).map((value) => (
          <Tabs.Panel key={value} value={value}>
            {value === view && <Shown view={view} />}
          </Tabs.Panel>
        ))}
      </Tabs>
      <Drawer
        opened={mayAdd && add !== null && filters.new === 'true'}
        onClose={close}
        position="right"
        size={460}
        title={add}
      >
        {view === 'books' && <NewPriceBook onDone={close} />}
        {view === 'agreements' && <AgreementForm onDone={close} />}
        {view === 'products' && <NewProduct onDone={({ id }) => void navigate(`/catalogue?product=${id}`)} />}
      </Drawer>
      <ProductDrawer id={filters.product} onClose={() => set('product', null)} />
    </Page>
  );
}

const intoSight = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

function Shown({ view }: { view: View }) {
  switch (view) {
    case 'products':
      return <Products />;
    case 'books':
      return <PriceBooks />;
    case 'agreements':
      return <Agreements />;
    case 'rates':
      return (
        <Stack gap={16}>
          <ExchangeRateTable />
          <CreditRateTable />
          <RoundingTable />
        </Stack>
      );
  }
}
