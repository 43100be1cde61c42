import { hidden } from '../../../domain/confidentiality.ts';
import type { Totals } from '../../api/types.ts';
import { Figure } from '../../parts/figure.tsx';
import type { IsAwaited } from '../../parts/measures-list.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { RatioText } from '../../parts/ratio-text.tsx';
import classes from './panel.module.css';

interface Props {
  measures: Totals;
  isAwaited?: IsAwaited | undefined;
}

/** The three numbers that everybody asks for. */
export function Headline({ measures, isAwaited }: Props) {
  return (
    <dl className={classes.headline}>
      <div data-awaited={isAwaited?.('tcv')}>
        <dt>TCV</dt>
        <dd>
          <Figure measure="tcv">
            <MoneyText value={measures.tcv} whole />
          </Figure>
        </dd>
      </div>
      <div data-awaited={isAwaited?.('discount')}>
        <dt>Discount</dt>
        <dd>
          <Figure measure="discount">
            <RatioText value={measures.discount} />
          </Figure>
        </dd>
      </div>
      {measures.margin !== hidden && (
        <div data-awaited={isAwaited?.('margin')}>
          <dt>Margin</dt>
          <dd>
            <Figure measure="margin">
              <RatioText value={measures.margin} />
            </Figure>
          </dd>
        </div>
      )}
    </dl>
  );
}
