import type { ReactNode } from 'react';
import { hidden } from '../../domain/confidentiality.ts';
import type { Measures, Risk } from '../api/types.ts';
import { daysWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { State } from '../parts/state.tsx';
import classes from './quote-panel.module.css';

/** The numbers a deal is judged by. */
export function KeyMeasures({ measures, risk }: { measures: Measures; risk: Risk | null }) {
  return (
    <dl className={classes.measures}>
      <Measure name="TCV" first>
        <MoneyText value={measures.tcv} />
      </Measure>
      <Measure name="ACV" first>
        <MoneyText value={measures.acv} />
      </Measure>
      <Measure name="Effective discount">
        <RatioText value={measures.effectiveDiscount} digits={2} />
      </Measure>
      {measures.margin !== hidden && (
        <Measure name="Margin">
          <RatioText value={measures.margin} digits={2} />
        </Measure>
      )}
      <Measure name="First year">
        <MoneyText value={measures.firstYear} />
      </Measure>
      <Measure name="One-time">
        <MoneyText value={measures.oneTime} />
      </Measure>
      <Measure name="Days to cash">{measures.daysToCash === null ? '–' : daysWords(measures.daysToCash)}</Measure>
      {risk && (
        <Measure name="Risk">
          <State of={risk.band} word={`${risk.score} of 100`} />
        </Measure>
      )}
    </dl>
  );
}

function Measure({ name, first, children }: { name: string; first?: boolean; children: ReactNode }) {
  return (
    <div className={first ? classes.first : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
