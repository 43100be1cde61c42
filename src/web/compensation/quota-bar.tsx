import { nearest } from '../../domain/exact.ts';
import type { Standing } from '../../domain/compensation/effect.ts';
import { type PayTerms, thresholdsOf } from '../../domain/compensation/commission.ts';
import { ratioWords } from '../parts/formats.ts';
import classes from './compensation.module.css';

/** What was attained, what a deal adds, and where the rate changes. The figures beside it say the same. */
export function QuotaBar({ terms, before, after }: { terms: PayTerms; before: Standing; after?: Standing }) {
  // Floats are good enough for places on the screen.
  const [from, to] = [Number(before.attained.amount), Number((after ?? before).attained.amount)];
  const marks = thresholdsOf(terms)
    .slice(1)
    .map(({ amount, rate, from: share }) => ({ at: nearest(amount), rate, share }));
  const most = Math.max(from, to, Number(terms.quota), ...marks.map(({ at }) => at)) * 1.06 || 1;
  const place = (value: number) => `${(Math.max(0, Math.min(value, most)) / most) * 100}%`;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return (
    <div className={classes.bar} aria-hidden="true">
      <span className={classes.track}>
        <span className={classes.attained} style={{ width: place(low) }} />
        <span
          className={classes.deal}
          data-loss={to < from}
          style={{ left: place(low), width: `calc(${place(high)} - ${place(low)})` }}
        />
        {marks.map(({ at, share }) => (
          <span key={share} className={classes.mark} style={{ left: place(at) }} />
        ))}
      </span>
      <span className={classes.rates}>
        {marks.map(({ at, rate, share }) => (
          <span key={share} style={{ left: place(at) }} data-end={at / most > 0.75}>
            {ratioWords(rate, 2)}
          </span>
        ))}
      </span>
    </div>
  );
}
