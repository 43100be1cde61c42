import { Link } from 'react-router';
import type { Home } from '../api/types.ts';
import { Section } from '../parts/page.tsx';
import classes from './home.module.css';

type Name = keyof Home['waiting'];

/** What each count asks of the person, and where it is done. */
const tasks: Record<Exclude<Name, 'decisions'>, { words: [one: string, many: string]; to: string }> = {
  returned: {
    words: ['quote of yours was returned', 'quotes of yours were returned'],
    to: '/deals?owner=me&stage=returned',
  },
  deskRequests: { words: ['desk request waits on you', 'desk requests wait on you'], to: '/desk' },
  contracts: { words: ['contract to draft or issue', 'contracts to draft or issue'], to: '/contracts' },
  signedCopies: { words: ['signed copy to confirm', 'signed copies to confirm'], to: '/contracts' },
  orders: { words: ['order to accept', 'orders to accept'], to: '/orders' },
  invoicesDue: { words: ['invoice to issue', 'invoices to issue'], to: '/orders' },
  deadLetters: { words: ['job has stopped', 'jobs have stopped'], to: '/jobs?status=dead' },
  policyDrafts: { words: ['policy version to publish', 'policy versions to publish'], to: '/policy' },
};

/** What waits on this person beside decisions, which have a list of their own. */
export function Waiting({ waiting }: { waiting: Home['waiting'] }) {
  const names = (Object.keys(tasks) as (keyof typeof tasks)[]).filter((name) => waiting[name] > 0);
  if (names.length === 0) {
    return waiting.decisions > 0 ? null : <p className={classes.calm}>Nothing waits on you.</p>;
  }
  return (
    <Section title="Waits on you">
      <ul className={classes.tasks}>
        {names.map((name) => (
          <li key={name}>
            <Link to={tasks[name].to} className={classes.task}>
              <strong>{waiting[name]}</strong>
              {tasks[name].words[waiting[name] === 1 ? 0 : 1]}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
