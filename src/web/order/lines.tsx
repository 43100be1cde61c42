import type { Order } from '../api/types.ts';
import { dateWords, numberWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

/** What was sold, as it was approved. */
export function Lines({ order }: { order: Order }) {
  return (
    <PlainTable
      label="Lines"
      rows={order.lines}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', head: 'Product', cell: ({ name }) => name },
        { id: 'sku', head: 'SKU', hideBelow: 800, cell: ({ product }) => product },
        { id: 'quantity', head: 'Quantity', align: 'right', cell: ({ quantity }) => numberWords(quantity) },
        { id: 'from', head: 'From', hideBelow: 800, cell: ({ from }) => dateWords(from) },
        { id: 'to', head: 'Until', hideBelow: 800, cell: ({ to }) => dateWords(to) },
        { id: 'list', head: 'List', align: 'right', hideBelow: 800, cell: ({ list }) => <MoneyText value={list} /> },
        { id: 'net', head: 'Net', align: 'right', cell: ({ net }) => <MoneyText value={net} /> },
      ]}
      foot={{ name: 'Total', net: <MoneyText value={order.total} /> }}
    />
  );
}
