import type { Clause } from '../api/types.ts';
import { State } from '../parts/state.tsx';
import classes from './clauses.module.css';

/** The contract as it reads, clause by clause; what departs from our standard wording is marked. */
export function Clauses({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <ol className={classes.clauses}>
      {clauses.map((clause) => (
        <li
          key={clause.id}
          className={clause.position === 'agreed' ? `${classes.clause} ${classes.agreed}` : classes.clause}
        >
          <div className={classes.head}>
            <h3>
              {clause.number} {clause.title}
            </h3>
            <Position of={clause.position} />
          </div>
          {clause.paragraphs.map(({ number, text }) => (
            <div key={number} className={classes.paragraph}>
              <span>{number}</span>
              <p>{text}</p>
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Position({ of }: { of: Clause['position'] }) {
  return of === 'agreed' ? (
    <State of={of} word="Agreed for this deal" tone="waiting" />
  ) : (
    <State of={of} word="Standard" tone="neutral" />
  );
}
