import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Figure } from '../../parts/figure.tsx';
import { moneyWords } from '../../parts/formats.ts';
import { Key } from './chart-drawing.tsx';
import { type Series, seriesShown, type Way } from './chart-geometry.ts';
import { Plot } from './chart-plot.tsx';
import { ExplainMonth } from './explain-month.tsx';
import { figureOf, nameOf } from './month-figures.ts';
import { MonthTable } from './month-table.tsx';
import classes from './over-time.module.css';
import type { OverTime } from './use-over-time.ts';

type Month = OverTime['months'][number];

/** Recurring, billed and cash over the months of a quote: to be looked at, walked through by keys, or read as a table. */
export function Chart({ answer, stale }: { answer: OverTime; stale: boolean }) {
  const [way, setWay] = useState<Way>('amounts');
  const [form, setForm] = useState<'chart' | 'table'>('chart');
  const [looked, setLooked] = useState(() =>
    Math.max(
      answer.months.findIndex(({ month }) => month === 0),
      0,
    ),
  );
  const [explained, setExplained] = useState<Month>();
  const { months, currency } = answer;
  const at = Math.min(looked, months.length - 1);
  const money = (amount: string) => moneyWords({ amount, currency });
  const month = months[at];
  if (!month) return null;
  const said = `${nameOf(month)}: ${seriesShown.map((series) => `${words[series]} ${money(month[way][series])}`).join(', ')}`;
  return (
    <div className={stale ? `${classes.chart} ${classes.stale}` : classes.chart}>
      <div className={classes.toggles}>
        <SegmentedControl
          size="xs"
          aria-label="Which amounts"
          value={way}
          onChange={(next) => setWay(next as Way)}
          data={[
            { value: 'amounts', label: 'Per month' },
            { value: 'sums', label: 'Since the beginning' },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label="Shown as"
          value={form}
          onChange={(next) => setForm(next as typeof form)}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {form === 'table' ? (
        <MonthTable {...{ months, way, money }} />
      ) : (
        <>
          <ul className={classes.legend}>
            <li className={classes.month}>{nameOf(month)}</li>
            {seriesShown.map((series) => (
              <li key={series}>
                <Key {...{ series, way }} /> {words[series]}{' '}
                <Figure measure={figureOf(series, way)} called={String(month.month)}>
                  <b>{money(month[way][series])}</b>
                </Figure>
              </li>
            ))}
          </ul>
          <Plot {...{ answer, way, at, said }} onLook={setLooked} onExplain={() => setExplained(month)} />
        </>
      )}
      <ExplainMonth {...{ way }} month={explained} onClose={() => setExplained(undefined)} />
    </div>
  );
}

const words: Record<Series, string> = { recurring: 'Recurring', billed: 'Billed', cash: 'Cash' };
