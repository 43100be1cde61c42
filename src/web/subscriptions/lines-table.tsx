import { type Exact, exact, mul, sum } from '../../domain/exact.ts';
import { moneyOf } from '../../domain/money.ts';
import type { Currency } from '../../domain/offer.ts';
import type { Subscription } from '../api/types.ts';
import { numberWords, unitPriceWords } from '../parts/formats.ts';
import { Missing, MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { RatioText } from '../parts/ratio-text.tsx';

type Line = Subscription['lines'][number];

/** Units × price, for twelve months. */
function yearly({ quantity, unitPrice, pricePeriod }: Line): Exact {
  const fees = mul(exact(quantity), exact(unitPrice));
  return pricePeriod === 'year' ? fees : mul(fees, exact(12));
}

/** What runs: units at their net price. */
export function LinesTable({ lines, currency }: { lines: readonly Line[]; currency: Currency }) {
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
        {
          id: 'arr',
          head: 'ARR',
          align: 'right',
          cell: (line) => <MoneyText value={moneyOf(yearly(line), currency)} />,
        },
      ]}
      foot={{ name: 'Together', arr: <MoneyText value={moneyOf(sum(lines.map(yearly)), currency)} /> }}
    />
  );
}
