import type { Risk } from '../api/types.ts';
import classes from './risk-points.module.css';
import { State } from './state.tsx';
import { wordsFor } from './words.ts';

/** The risk score as the sum it is: what was found, the rule that counts it, its points. */
export function RiskPoints({ risk }: { risk: Risk }) {
  const counted = risk.points.filter(({ points }) => points > 0);
  return (
    <>
      <p className={classes.score}>
        <strong>{risk.score}</strong> of 100 <State of={risk.band} tone={tones[risk.band]} />
      </p>
      {counted.length > 0 && (
        <table className={classes.points} aria-label="Points of the risk score">
          <tbody>
            {counted.map((point) => (
              <tr key={point.rule + point.actual}>
                <th scope="row">
                  {point.because}{' '}
                  <span className={classes.rule}>
                    {wordsFor(point.factor)}: {wordsFor(point.actual)} · {point.rule}
                  </span>
                </th>
                <td>+{point.points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const tones = { low: 'good', guarded: 'neutral', elevated: 'waiting', high: 'bad' } as const;
