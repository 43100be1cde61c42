import type { Order } from '../api/types.ts';
import { Figure } from '../parts/figure.tsx';
import { dateWords, numberWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import classes from './order.module.css';

/** What was sold, as it was approved. */
export function Lines({ order }: { order: Order }) {
  return (
    <PlainTable
      label="Lines"
      rows={order.lines}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', head: 'Product', cell: (line) => <LineName line={line} /> },
        { id: 'sku', head: 'SKU', hideBelow: 800, cell: ({ product }) => product },
        { id: 'quantity', head: 'Quantity', align: 'right', cell: quantityOf },
        { id: 'from', head: 'From', hideBelow: 800, cell: ({ from }) => dateWords(from) },
        { id: 'to', head: 'Until', hideBelow: 800, cell: ({ to }) => dateWords(to) },
        {
          id: 'list',
          head: 'List',
          align: 'right',
          hideBelow: 800,
          cell: ({ id, list }) => (
            <Figure measure="list" line={id}>
              <MoneyText value={list} />
            </Figure>
          ),
        },
        {
          id: 'net',
          head: 'Net',
          align: 'right',
          cell: ({ id, net }) => (
            <Figure measure="net" line={id}>
              <MoneyText value={net} />
            </Figure>
          ),
        },
      ]}
      foot={{
        name: 'Total',
        net: (
          <Figure measure="net">
            <MoneyText value={order.total} />
          </Figure>
        ),
      }}
    />
  );
}

/** Of a ramp no one quantity holds: its steps stand beneath the name. */
const quantityOf = ({ quantity, segments = [] }: Order['lines'][number]) =>
  segments.length > 0 ? 'in steps' : numberWords(quantity);

/** A ramp tells its steps beneath the name. */
function LineName({ line: { id, name, segments = [] } }: { line: Order['lines'][number] }) {
  return (
    <>
      {name}
      {segments.map(({ from, quantity, net }) => (
        <div key={from} className={classes.step}>
          {numberWords(quantity)} from {dateWords(from)}:{' '}
          <Figure measure="stretchNet" line={id} called={from}>
            <MoneyText value={net} />
          </Figure>
        </div>
      ))}
    </>
  );
}
