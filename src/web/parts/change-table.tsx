import type { ReactNode } from 'react';
import type { ChangeTable } from '../api/types.ts';
import { notKnown, oneSidedWord } from '../../domain/change-words.ts';
import type { Compared } from '../../domain/measures/change-table.ts';
import classes from './change-table.module.css';
import { Difference } from './compared-figure.tsx';
import { Figure } from './figure.tsx';
import { dateWords, moneyWords, numberWords, ratioWords, unitPriceWords } from './formats.ts';
import { Missing, MoneyText } from './money-text.tsx';
import { Section } from './page.tsx';
import { PlainTable } from './plain-table.tsx';
import { RatioText } from './ratio-text.tsx';
import { Worked } from './worked.tsx';
import { yearlySteps } from './yearly-steps.ts';

interface Row {
  id: string;
  name: ReactNode;
  now: ReactNode;
  proposed: ReactNode;
  difference: ReactNode;
}

/** What the quote makes of the subscription that runs, under a heading that says which. */
export function ChangeSection({ change }: { change: ChangeTable }) {
  const verb = change.change === 'adds' ? 'Adds to' : 'Takes the place of';
  return (
    <Section title={`${verb} ${change.subscription.number}`}>
      <div className={classes.narrow}>
        <PlainTable
          label="Now, proposed, difference"
          rows={rowsOf(change)}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', head: 'Figure', cell: ({ name }) => name },
            { id: 'now', head: 'Now', align: 'right', cell: ({ now }) => now },
            { id: 'proposed', head: 'Proposed', align: 'right', cell: ({ proposed }) => proposed },
            { id: 'difference', head: 'Difference', align: 'right', cell: ({ difference }) => difference },
          ]}
        />
      </div>
    </Section>
  );
}

function rowsOf({ arr, mrr, end, discount, products }: ChangeTable): Row[] {
  return [
    row('arr', 'ARR', arr, (value, side) => <Figure measure={arrFigures[side]}>{money(value)}</Figure>),
    row('mrr', 'MRR', mrr, (value, side) => (
      <Worked what="MRR" formula="ARR ÷ 12 months" steps={[`${words(arr[side])} ÷ 12 = ${words(value)}`]}>
        {money(value)}
      </Worked>
    )),
    {
      id: 'end',
      name: 'Ends',
      now: dateWords(end.now),
      proposed: dateWords(end.proposed),
      difference: end.difference === 0 ? 'Same day' : `${signed(String(end.difference))} days`,
    },
    row('discount', 'Discount', discount, (value, side) =>
      side === 'difference' ? (
        <Difference
          what="Discount"
          text={ratioWords(value, 2)}
          compared={discount}
          said={(one) => ratioWords(one, 4)}
        />
      ) : side === 'now' ? (
        <Figure measure="previousDiscount">
          <RatioText value={value} digits={2} />
        </Figure>
      ) : (
        <Worked
          what="Discount"
          formula="1 − net ÷ list of a year of what recurs from the first day; what is charged once or by use is left out"
          steps={[`${ratioWords(value, 4)} off list leaves ${words(arr.proposed)} a year`]}
        >
          <RatioText value={value} digits={2} />
        </Worked>
      ),
    ),
    ...products.flatMap((product) => productRows(product)),
  ];
}

function productRows({ product, name, units, unitPrice, arr }: ChangeTable['products'][number]): Row[] {
  const oneSided = oneSidedWord(units);
  return [
    row(
      `${product} units`,
      <Named name={name} what="units" />,
      units,
      (value, side) =>
        side === 'difference' ? (
          <Difference what={`Units of ${name}`} text={numberWords(value)} compared={units} said={numberWords} />
        ) : (
          numberWords(value)
        ),
      oneSided,
    ),
    row(
      `${product} price`,
      <Named what="a unit /yr" />,
      unitPrice,
      (value, side) =>
        side === 'difference' ? (
          <Difference
            what={`Price of ${name}`}
            text={unitPriceWords(value)}
            compared={unitPrice}
            said={unitPriceWords}
          />
        ) : (
          <Worked
            what={`Price of ${name}`}
            formula="Fees of a year ÷ units"
            steps={[`${words(arr[side])} ÷ ${numberWords(units[side] ?? '0')} = ${unitPriceWords(value)}`]}
          >
            {unitPriceWords(value)}
          </Worked>
        ),
      oneSided,
    ),
    row(
      `${product} arr`,
      <Named what="ARR" />,
      arr,
      (value, side) =>
        side === 'difference' ? (
          <Difference what={`ARR of ${name}`} text={words(value)} compared={arr} said={words} />
        ) : (
          <Worked
            what={`ARR of ${name}`}
            formula="Units × the price of a unit a year, of fees as they are charged"
            steps={yearlySteps(units[side] ?? '0', unitPrice[side] ?? value, value)}
          >
            {money(value)}
          </Worked>
        ),
      oneSided,
    ),
  ];
}

type Side = keyof Compared<unknown>;
type Money = NonNullable<ChangeTable['arr']['now']>;

const arrFigures: Record<Side, string> = { now: 'currentArr', proposed: 'proposedArr', difference: 'netNewArr' };

function row<T>(
  id: string,
  name: ReactNode,
  compared: Compared<T>,
  shown: (value: T, side: Side) => ReactNode,
  oneSided?: string,
): Row {
  const cell = (side: Side) => {
    const value = compared[side];
    if (value !== null) return shown(value, side);
    return side === 'difference' && oneSided ? (
      oneSided
    ) : (
      <Missing what={oneSided && oneSided !== notKnown ? 'None' : 'Not known'} />
    );
  };
  return { id, name, now: cell('now'), proposed: cell('proposed'), difference: cell('difference') };
}

/** A row of a product: its name once, then what is compared. */
function Named({ name, what }: { name?: string; what: string }) {
  return (
    <span className={name ? classes.first : classes.further}>
      {name && <strong title={name}>{name}</strong>} {what}
    </span>
  );
}

const money = (value: Money) => <MoneyText value={value} />;
const words = (value: Money | null): string => (value === null ? '–' : moneyWords(value));
const signed = (value: string): string => (value.startsWith('-') ? `−${value.slice(1)}` : `+${value}`);
