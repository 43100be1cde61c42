import { hidden } from '../../../domain/confidentiality.ts';
import type { Totals } from '../../api/types.ts';
import { Figure } from '../../parts/figure.tsx';
import type { IsAwaited } from '../../parts/measures-list.tsx';
import { moneyWords, monthWords, numberWords } from '../../parts/formats.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { RatioText } from '../../parts/ratio-text.tsx';
import classes from './panel.module.css';

interface Props {
  measures: Totals;
  isAwaited?: IsAwaited | undefined;
  /** Policy currency units for one unit of the quote's, and since when. */
  rate?: PolicyRate | undefined;
}

export interface PolicyRate {
  policyRate: string;
  policyRateFrom?: string | undefined;
}

/** The three numbers that everybody asks for. */
export function Headline({ measures, isAwaited, rate }: Props) {
  return (
    <>
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
      <InPolicyCurrency {...{ measures, rate }} isAwaited={isAwaited?.('tcvPolicy')} />
    </>
  );
}

/** What the rules count with, where the quote is in another currency. */
function InPolicyCurrency({
  measures: { tcv, tcvPolicy },
  rate,
  isAwaited,
}: Pick<Props, 'measures' | 'rate'> & { isAwaited: boolean | undefined }) {
  if (tcv.currency === tcvPolicy.currency) return null;
  return (
    <p className={classes.inPolicyCurrency} data-awaited={isAwaited}>
      <Figure measure="tcv">{moneyWords(tcv)}</Figure> ·{' '}
      <Figure measure="tcvPolicy">
        <strong>{moneyWords(tcvPolicy)}</strong>
      </Figure>
      {rate && ` at ${numberWords(rate.policyRate)}`}
      {rate?.policyRateFrom && ` of ${monthWords(rate.policyRateFrom)}`}
    </p>
  );
}
