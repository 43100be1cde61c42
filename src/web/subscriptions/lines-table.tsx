import { type Exact, exact, mul, plainText, sum } from '../../domain/exact.ts';
import { moneyOf } from '../../domain/money.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import type { Subscription } from '../api/types.ts';
import { moneyWords, numberWords, unitPriceWords } from '../parts/formats.ts';
import { Missing, MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { Worked } from '../parts/worked.tsx';

type Line = Subscription['lines'][number];

/** Units × price, for twelve months. */
function yearly({ quantity, unitPrice, pricePeriod }: Line): Exact {
  const fees = mul(exact(quantity), exact(unitPrice));
  return pricePeriod === 'year' ? fees : mul(fees, exact(12));
}

const yearFormula = 'Units × price, twelve times a price of a month';

/** "12 × $10.00 × 12 months = $1,440.00". */
function yearlyWords(line: Line, currency: Currency): string {
  const { quantity, unitPrice, pricePeriod } = line;
  const months = pricePeriod === 'month' ? ' × 12 months' : '';
  const fees = exactMoneyWords(yearly(line), currency);
  return `${numberWords(quantity)} × ${unitPriceWords({ amount: unitPrice, currency })}${months} = ${fees}`;
}

/** Fees of a year before they are rounded: unit prices may have more decimals than the currency. */
const exactMoneyWords = (fees: Exact, currency: Currency): string =>
  unitPriceWords({ amount: plainText(fees, 10), currency });

/** What all lines of a subscription come to in a year, with what each adds to it. */
export function WorkedArr({ lines, arr }: { lines: readonly Line[]; arr: Money }) {
  const steps = lines.map((line) => `${line.name}: ${yearlyWords(line, arr.currency)}`);
  return (
    <Worked
      what="ARR"
      formula={`${yearFormula}, summed over the lines and rounded once`}
      steps={[...steps, `Together ${moneyWords(arr)}`]}
    >
      <MoneyText value={arr} />
    </Worked>
  );
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
          cell: (line) => (
            <Worked what={`ARR of ${line.name}`} formula={yearFormula} steps={[yearlyWords(line, currency)]}>
              <MoneyText value={moneyOf(yearly(line), currency)} />
            </Worked>
          ),
        },
      ]}
      foot={{
        name: 'Together',
        arr: <WorkedArr {...{ lines }} arr={moneyOf(sum(lines.map(yearly)), currency)} />,
      }}
    />
  );
}
