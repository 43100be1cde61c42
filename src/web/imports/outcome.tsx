import { Link } from 'react-router';
import type { ImportRun } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './imports.module.css';
import { waitingForSecondPerson } from './second-person.ts';
import { counted } from './words.tsx';

type Result = NonNullable<ImportRun['outcome']>;
type Step = Result['steps'][number];

const titles: Record<Result['state'], string> = {
  checked: 'What would happen',
  refused: 'Nothing was changed; without the bad rows it would be',
  applied: 'What was done',
};

/** What each step added and changed, and what of it waits for somebody else; for past deals also what their figures come to. */
export function Outcome({ outcome }: { outcome: Result }) {
  return (
    <Section title={titles[outcome.state]}>
      <PlainTable
        label="Steps"
        cards
        columns={columns}
        rows={outcome.steps.map((step, index) => ({ ...step, index }))}
        rowKey={({ index }) => String(index)}
      />
      {outcome.steps.map((step, index) => (
        <Figures key={index} step={step} />
      ))}
      {waitingForSecondPerson(outcome).map(({ words, to }) => (
        <p key={to}>
          {words} <Link to={to}>Look at what waits</Link>
        </p>
      ))}
    </Section>
  );
}

function Figures({ step: { sums, repricing } }: { step: Step }) {
  if (!sums && !repricing) return null;
  return (
    <div className={classes.facts}>
      {sums?.map(({ currency, orders, lines, amount, cost, list }) => (
        <p key={currency}>
          {counted(orders, 'order')} with {counted(lines, 'line')}: amount{' '}
          <MoneyText value={{ amount, currency: currency as 'USD' }} />, list{' '}
          <MoneyText value={{ amount: list, currency: currency as 'USD' }} />, cost{' '}
          <MoneyText
            value={cost === null || cost === 'hidden' ? cost : { amount: cost, currency: currency as 'USD' }}
          />
        </p>
      ))}
      {repricing && (
        <p>
          Priced again: {counted(repricing.lines, 'line')}, {counted(repricing.byACent)} apart by a cent or more, at
          most {repricing.largest}
          {repricing.largestLine !== null && ` (line ${repricing.largestLine})`}. {counted(repricing.differ)} differ
          once rounded to the cent, {counted(repricing.differUnrounded)} before rounding.
        </p>
      )}
    </div>
  );
}

const columns: Column<Step & { index: number }>[] = [
  { id: 'kind', head: 'What', cell: ({ kind }) => wordsFor(kind) },
  { id: 'file', head: 'From', cell: ({ file }) => file },
  { id: 'rows', head: 'Rows', align: 'right', cell: ({ rows }) => counted(rows) },
  { id: 'added', head: 'Added', align: 'right', cell: ({ added }) => counted(added) },
  { id: 'changed', head: 'Changed', align: 'right', cell: ({ changed }) => counted(changed) },
  { id: 'unchanged', head: 'As they were', align: 'right', cell: ({ unchanged }) => counted(unchanged) },
  { id: 'problems', head: 'Problems', align: 'right', cell: ({ problems }) => counted(problems) },
];
