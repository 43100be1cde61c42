import type { ReactNode } from 'react';
import { hidden } from '../../domain/confidentiality.ts';
import type { Measures } from '../api/types.ts';
import classes from './waterfall.module.css';
import { wordsFor } from './words.ts';

type Steps = Measures['waterfall'];

interface Props {
  steps: Steps;
  /** How the amount of a step is shown. */
  amountOf: (step: Steps[number]) => ReactNode;
}

/** From list to margin, one row a step: the table is the chart, so everyone reads the same numbers. */
export function WaterfallBars({ steps: all, amountOf }: Props) {
  const steps = all.filter((step) => !isHidden(step) && !isNoDeduction(step));
  const bars = barsOf(steps);
  return (
    <div className={classes.frame}>
      <table className={classes.waterfall} aria-label="Price waterfall">
        <tbody>
          {steps.map((step, index) => (
            <tr
              key={`${step.name} ${step.of ?? ''}`}
              data-kind={step.kind}
              data-loss={step.kind === 'subtotal' && digitsOf(step.amount).startsWith('-')}
            >
              <th scope="row">
                <span className={classes.name}>
                  {step.of ?? wordsFor(step.name === 'lineDiscount' ? 'ownDiscounts' : step.name)}
                </span>
              </th>
              <td className={classes.track} aria-hidden="true">
                <span className={classes.bar} style={bars[index]} />
              </td>
              <td className={classes.amount}>{amountOf(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A step that the reader may not see. */
export const isHidden = ({ amount }: Steps[number]): boolean => amount === hidden;

/** A discount that nobody gave. */
const isNoDeduction = ({ kind, amount }: Steps[number]): boolean =>
  kind === 'deduction' && amount !== null && typeof amount === 'object' && Number(amount.amount) === 0;

// What is a band or not known has no bar.
const digitsOf = (amount: Steps[number]['amount']): string =>
  amount === null || typeof amount === 'string' ? '0' : amount.amount;

// Floats are good enough for the length of a bar; the numbers beside it are the API's own.
function barsOf(steps: Steps): { left: string; width: string }[] {
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
