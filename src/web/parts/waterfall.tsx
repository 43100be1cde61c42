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
          <tr key={step.name} data-kind={step.kind}>
            <th scope="row">{wordsFor(step.name)}</th>
            <td className={classes.track} aria-hidden="true">
              <span className={classes.bar} style={bars[index]} />
            </td>
            <td className={classes.amount}>
              {step.kind === 'deduction' && step.amount && /[1-9]/.test(step.amount.amount) && '− '}
              <MoneyText value={step.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// Floats are good enough for the length of a bar; the numbers beside it are the API's own.
function barsOf(steps: Measures['waterfall']): { left: string; width: string }[] {
  const amounts = steps.map(({ amount }) => Number(amount?.amount ?? 0));
  const widest = Math.max(1, ...amounts.map(Math.abs));
  let running = 0;
  return steps.map(({ kind }, index) => {
    const amount = amounts[index] ?? 0;
    const [from, to] = kind === 'subtotal' ? [0, amount] : [running, running - amount];
    running = to;
    const [low, high] = [Math.max(0, Math.min(from, to)), Math.max(0, from, to)];
    return { left: `${(low / widest) * 100}%`, width: `${((high - low) / widest) * 100}%` };
  });
}
