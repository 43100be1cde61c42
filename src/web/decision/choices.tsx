import type { OfferedOption } from '../../domain/measures/offered-options.ts';
import { AddedPrice } from '../parts/added-price.tsx';
import type { Column } from '../parts/column.ts';
import { Figure } from '../parts/figure.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import classes from './decision.module.css';

const columns: Column<OfferedOption>[] = [
  {
    id: 'line',
    head: 'Line',
    cell: ({ name, quantity, alternative }) => (
      <>
        {quantity} {name}
        <span className={classes.kind}>{alternative === null ? 'optional' : `one of “${alternative}”`}</span>
      </>
    ),
  },
  {
    id: 'list',
    head: 'List',
    align: 'right',
    hideBelow: 480,
    cell: ({ line, list }) => (
      <Figure measure="list" line={line}>
        <MoneyText value={list} />
      </Figure>
    ),
  },
  {
    id: 'discount',
    head: 'Discount',
    align: 'right',
    cell: ({ line, discount }) => (
      <Figure measure="discount" line={line}>
        <RatioText value={discount} digits={2} />
      </Figure>
    ),
  },
  {
    id: 'adds',
    head: 'Changes the total by',
    align: 'right',
    cell: ({ line, adds }) => (
      <Figure measure="adds" line={line}>
        <MoneyText value={adds} />
      </Figure>
    ),
  },
];

/** What the customer may still take, which is agreed to with the rest and in none of its numbers. */
export function Choices({ options }: { options: readonly OfferedOption[] }) {
  if (options.length === 0) return null;
  return (
    <Section title="What the customer may choose">
      <PlainTable label="Options" columns={columns} rows={options} rowKey={({ line }) => line} />
      {options.map(({ line, name, net, adds, because }) => (
        <AddedPrice key={line} {...{ line, name, net, adds, because }} className={classes.note} />
      ))}
      <p className={classes.note}>In no total until chosen; who is asked holds for every choice.</p>
    </Section>
  );
}
