import type { Subscription } from '../api/types.ts';
import { numberWords, unitPriceWords } from '../parts/formats.ts';
import { Missing } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { RatioText } from '../parts/ratio-text.tsx';

type Line = Subscription['lines'][number];

/** What runs: units at their net price. */
export function LinesTable({ lines, currency }: { lines: readonly Line[]; currency: Subscription['arr']['currency'] }) {
  return (
    <PlainTable
      label="Lines of the subscription"
      rows={lines.map((line, index) => ({ ...line, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { id: 'name', head: 'Product', cell: ({ name }) => name },
        { id: 'sku', head: 'SKU', hideBelow: 900, cell: ({ product }) => product },
        { id: 'quantity', head: 'Units', align: 'right', cell: ({ quantity }) => numberWords(quantity) },
        {
          id: 'price',
          head: 'Net unit price',
          align: 'right',
          cell: ({ unitPrice, pricePeriod }) => `${unitPriceWords({ amount: unitPrice, currency })} a ${pricePeriod}`,
        },
        {
          id: 'discount',
          head: 'Discount',
          align: 'right',
          hideBelow: 700,
          cell: ({ discount }) => (discount === null ? <Missing what="Not known" /> : <RatioText value={discount} />),
        },
      ]}
    />
  );
}
