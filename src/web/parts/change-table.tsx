import type { ReactNode } from 'react';
import type { ChangeTable } from '../api/types.ts';
import type { Compared } from '../../domain/measures/change-table.ts';
import classes from './change-table.module.css';
import { dateWords, numberWords } from './formats.ts';
import { Missing, MoneyText } from './money-text.tsx';
import { Section } from './page.tsx';
import { PlainTable } from './plain-table.tsx';
import { RatioText } from './ratio-text.tsx';

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
            { id: 'name', head: '', cell: ({ name }) => name },
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
    row('arr', 'ARR', arr, money),
    row('mrr', 'MRR', mrr, money),
    {
      id: 'end',
      name: 'Ends',
      now: dateWords(end.now),
      proposed: dateWords(end.proposed),
      difference: end.difference === 0 ? 'Same day' : `${signed(String(end.difference))} days`,
    },
    row('discount', 'Discount', discount, (value) => <RatioText value={value} digits={2} />),
    ...products.flatMap(({ product, name, units, unitPrice, arr: yearly }) => [
      row(`${product} units`, <Named name={name} what="units" />, units, numberWords),
      row(`${product} price`, <Named what="a unit a year" />, unitPrice, money),
      row(`${product} arr`, <Named what="ARR" />, yearly, money),
    ]),
  ];
}

function row<T>(id: string, name: ReactNode, compared: Compared<T>, shown: (value: T) => ReactNode): Row {
  const cell = (value: T | null) => (value === null ? <Missing what="None" /> : shown(value));
  return {
    id,
    name,
    now: cell(compared.now),
    proposed: cell(compared.proposed),
    difference: cell(compared.difference),
  };
}

/** A row of a product: its name once, then what is compared. */
function Named({ name, what }: { name?: string; what: string }) {
  return (
    <span className={name ? classes.first : classes.further}>
      {name && <strong>{name}</strong>} {what}
    </span>
  );
}

const money = (value: NonNullable<ChangeTable['arr']['now']>) => <MoneyText value={value} />;
const signed = (value: string): string => (value.startsWith('-') ? `−${value.slice(1)}` : `+${value}`);
