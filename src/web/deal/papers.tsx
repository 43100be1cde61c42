import { Link } from 'react-router';
import type { Deal } from '../api/types.ts';
import { Section } from '../parts/page.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './deal.module.css';

/** The contracts and orders that came of the deal. */
export function Papers({ deal: { contracts, orders } }: { deal: Deal }) {
  if (contracts.length + orders.length === 0) return null;
  return (
    <Section title="Contract and order">
      <ul className={classes.rows}>
        {contracts.map(({ id, number, kind, state }) => (
          <li key={id}>
            <Link to={`/contracts/${id}`}>
              {wordsFor(kind)} {number}
            </Link>
            <State of={state} />
          </li>
        ))}
        {orders.map(({ id, number, state }) => (
          <li key={id}>
            <Link to={`/orders/${id}`}>Order {number}</Link>
            <State of={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
