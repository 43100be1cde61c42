import type { ReactNode } from 'react';
import { hidden } from '../../domain/confidentiality.ts';
import type { Totals } from '../api/types.ts';
import { Figure } from './figure.tsx';
import classes from './figure.module.css';
import { daysWords } from './formats.ts';
import { Missing, MoneyText } from './money-text.tsx';
import { RatioText } from './ratio-text.tsx';
import { wordsFor } from './words.ts';

type MoneyMeasure = 'list' | 'discountAmount' | 'net' | 'tcv' | 'acv' | 'arr' | 'firstYear' | 'oneTime';

/** Whether a number is still that of what was written before. */
export type IsAwaited = (measure: string) => boolean;

interface Props {
  measures: Totals;
  isAwaited?: IsAwaited | undefined;
}

/** The numbers of a version, in the order they are asked about; each explains itself. */
export function MeasuresList({ measures, isAwaited }: Props) {
  const money = (name: MoneyMeasure): ReactNode => <MoneyText value={measures[name]} />;
  const rows: readonly (readonly [name: string, value: ReactNode, rule?: true])[] = [
    ['list', money('list')],
    ['discountAmount', money('discountAmount')],
    ['discount', <RatioText key="discount" value={measures.discount} digits={2} />],
    ['net', money('net')],
    ['tcv', money('tcv'), true],
    ['acv', money('acv')],
    ['arr', money('arr')],
    ['firstYear', money('firstYear')],
    ['oneTime', money('oneTime')],
    ...(measures.margin === hidden
      ? []
      : ([
          ['margin', <RatioText key="margin" value={measures.margin} digits={2} />, true],
          ['lowestLineMargin', <RatioText key="lowest" value={measures.lowestLineMargin} digits={2} />],
        ] as const)),
    [
      'daysToCash',
      measures.daysToCash === null ? <Missing key="days" what="No value" /> : daysWords(measures.daysToCash),
    ],
  ];
  return (
    <dl className={classes.list}>
      {rows.map(([name, value, rule = false]) => (
        <div key={name} data-lead={leading.has(name)} data-rule={rule} data-awaited={isAwaited?.(name)}>
          <dt>{wordsFor(name)}</dt>
          <dd>
            <Figure measure={name}>{value}</Figure>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const leading = new Set(['net', 'tcv', 'margin']);
