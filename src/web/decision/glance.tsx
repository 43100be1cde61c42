import type { ReactNode } from 'react';
import { hidden } from '../../domain/confidentiality.ts';
import type { DecisionCard } from '../api/types.ts';
import { Figure } from '../parts/figure.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RiskFigure } from '../parts/risk-figure.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './decision.module.css';

/** The numbers that every approver looks for first. */
export function Glance({ card: { measures, risk } }: { card: DecisionCard }) {
  const figures: readonly (readonly [measure: string, value: ReactNode])[] = [
    ['tcv', <MoneyText key="tcv" value={measures.tcv} whole />],
    ['discount', <RatioText key="discount" value={measures.discount} />],
    ...(measures.margin === hidden ? [] : [['margin', <RatioText key="margin" value={measures.margin} />] as const]),
  ];
  return (
    <dl className={classes.glance}>
      {figures.map(([measure, value]) => (
        <div key={measure}>
          <dt>{wordsFor(measure)}</dt>
          <dd>
            <Figure measure={measure}>{value}</Figure>
          </dd>
        </div>
      ))}
      <div>
        <dt>Risk</dt>
        <dd>
          <RiskFigure risk={risk}>{risk.score}</RiskFigure>
        </dd>
      </div>
    </dl>
  );
}
