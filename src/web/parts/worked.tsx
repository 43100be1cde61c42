import type { ReactNode } from 'react';
import { Explained } from './explained.tsx';
import classes from './figure.module.css';

interface Props {
  what: string;
  /** The rule in words. */
  formula: string;
  /** Its sums with the numbers of this very case. */
  steps: readonly string[];
  children: ReactNode;
}

/** A number that follows from others on the same screen, with the sum that leads to it. */
export const Worked = ({ what, formula, steps, children }: Props) => (
  <Explained
    what={what}
    answer={() => (
      <>
        <h3>{what}</h3>
        <p>{formula}</p>
        <ul className={classes.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </>
    )}
  >
    {children}
  </Explained>
);
