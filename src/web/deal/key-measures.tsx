import type { ReactNode } from 'react';
import { hidden } from '../../domain/confidentiality.ts';
import type { Measures, Risk } from '../api/types.ts';
import { Figure } from '../parts/figure.tsx';
import { isApplicable } from '../parts/measure-groups.ts';
import { daysWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { RiskFigure } from '../parts/risk-figure.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './quote-panel.module.css';

/** The numbers a deal is judged by; each opens how it came about. What does not apply to it is left out. */
export function KeyMeasures({ measures, risk }: { measures: Measures; risk: Risk | null }) {
  const optional = (['usageCommitment', 'netNewArr', 'oneTime', 'pocketPrice'] as const).filter((name) =>
    isApplicable(name, measures),
  );
  return (
    <dl className={classes.measures}>
      <Measure name="tcv" first>
        <MoneyText value={measures.tcv} />
      </Measure>
      <Measure name="acv" first>
        <MoneyText value={measures.acv} />
      </Measure>
      <Measure name="effectiveDiscount">
        <RatioText value={measures.effectiveDiscount} digits={2} />
      </Measure>
      {measures.margin !== hidden && (
        <Measure name="margin">
          <RatioText value={measures.margin} digits={2} />
        </Measure>
      )}
      <Measure name="firstYear">
        <MoneyText value={measures.firstYear} />
      </Measure>
      {optional.map((name) => (
        <Measure key={name} name={name}>
          <MoneyText value={measures[name]} />
        </Measure>
      ))}
      <Measure name="daysToCash">{measures.daysToCash === null ? '–' : daysWords(measures.daysToCash)}</Measure>
      {risk && (
        <div>
          <dt>Risk</dt>
          <dd>
            <RiskFigure risk={risk}>
              <State of={risk.band} word={`${risk.score} of 100`} />
            </RiskFigure>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Measure({ name, first, children }: { name: string; first?: boolean; children: ReactNode }) {
  return (
    <div className={first ? classes.first : undefined}>
      <dt>{wordsFor(name)}</dt>
      <dd>
        <Figure measure={name}>{children}</Figure>
      </dd>
    </div>
  );
}
