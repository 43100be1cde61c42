import type { Measures } from '../api/types.ts';
import { MoneyText } from './money-text.tsx';
import classes from './waterfall.module.css';
import { wordsFor } from './words.ts';

/** From list to margin, one row a step: the table is the chart, so everyone reads the same numbers. */
export function Waterfall({ steps }: { steps: Measures['waterfall'] }) {
  const bars = barsOf(steps);
  return (
    <table className={classes.waterfall} aria-label="Price waterfall">
      <tbody>
        {steps.map((step, index) => (
          <tr
            key={step.name}
            data-kind={step.kind}
            data-loss={step.kind === 'subtotal' && digitsOf(step.amount).startsWith('-')}
          >
            <th scope="row">{wordsFor(step.name)}</th>
            <td className={classes.track} aria-hidden="true">
              <span className={classes.bar} style={bars[index]} />
            </td>
            <td className={classes.amount}>
              <MoneyText value={step.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// What is hidden or not known has no bar.
const digitsOf = (amount: Measures['waterfall'][number]['amount']): string =>
  amount === null || typeof amount === 'string' ? '0' : amount.amount;

// Floats are good enough for the length of a bar; the numbers beside it are the API's own.
function barsOf(steps: Measures['waterfall']): { left: string; width: string }[] {
  let running = 0;
  const ends = steps.map(({ kind, amount }): [from: number, to: number] => {
    // Deductions are negative amounts.
    const from = kind === 'subtotal' ? 0 : running;
    running = from + Number(digitsOf(amount));
    return [from, running];
  });
  const lowest = Math.min(0, ...ends.flat());
  const width = Math.max(1, ...ends.flat()) - lowest;
  return ends.map(([from, to]) => ({
    left: `${((Math.min(from, to) - lowest) / width) * 100}%`,
    width: `${(Math.abs(to - from) / width) * 100}%`,
  }));
}
