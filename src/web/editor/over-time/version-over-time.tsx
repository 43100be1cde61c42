import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '../../api/use-resource.ts';
import type { Column } from '../../parts/column.ts';
import { VersionFigures } from '../../parts/derivation/version-figures.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Figure } from '../../parts/figure.tsx';
import { dateWords, numberWords } from '../../parts/formats.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { Section } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Chart } from './chart.tsx';
import classes from './over-time.module.css';
import type { OverTime } from './use-over-time.ts';

interface Props {
  quoteId: string;
  version: number;
}

/** A version over its time, from what was frozen with it: what comes in when, and what each line has from when on. */
export function VersionOverTime({ quoteId, version }: Props) {
  const { data, error, refetch } = useResource<OverTime>(`/api/quotes/${quoteId}/versions/${version}/over-time`);
  const answer = data?.body;
  return (
    <VersionFigures {...{ quoteId, version }}>
      <Section title="Recurring, billed and cash">
        <Problem error={error} again={() => void refetch()} />
        {answer && <Chart answer={answer} stale={false} />}
      </Section>
      {answer && (
        <Section title="Lines over time">
          {answer.stretches.length === 0 ? (
            <Empty title="Nothing runs over time">Everything on it is charged once.</Empty>
          ) : (
            <PlainTable
              label="Lines over time"
              columns={columnsOf(answer.currency)}
              rows={answer.stretches}
              rowKey={({ line, from }) => `${line} ${from}`}
            />
          )}
        </Section>
      )}
    </VersionFigures>
  );
}

type Stretch = OverTime['stretches'][number];

/** What counts in no total is named as it is among the lines. */
const lineName = ({ name, open }: Stretch) =>
  open ? (
    <>
      <i>{name}</i> <small className={classes.open}>option, outside the totals</small>
    </>
  ) : (
    name
  );

const columnsOf = (currency: OverTime['currency']): Column<Stretch>[] => [
  { id: 'line', head: 'Line', cell: lineName },
  { id: 'from', head: 'From', cell: ({ from }) => dateWords(from) },
  { id: 'to', head: 'To', cell: ({ to }) => dateWords(to) },
  { id: 'quantity', head: 'Quantity', align: 'right', cell: ({ quantity }) => numberWords(quantity) },
  {
    id: 'net',
    head: 'Net',
    align: 'right',
    cell: ({ line, from, net }) => (
      <Figure measure="stretchNet" line={line} called={from}>
        <MoneyText value={{ amount: net, currency }} />
      </Figure>
    ),
  },
];

/** The same behind a button, where it is one of many things on a page. */
export function OverTimeOnDemand(props: Props) {
  const [shown, setShown] = useState(false);
  if (shown) return <VersionOverTime {...props} />;
  return (
    <Section
      title="Over time"
      aside={
        <Button size="xs" variant="default" onClick={() => setShown(true)}>
          Show months, ramps and payments
        </Button>
      }
    >
      {null}
    </Section>
  );
}
