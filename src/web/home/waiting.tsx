import { Link } from 'react-router';
import type { Home } from '../api/types.ts';
import { Section } from '../parts/page.tsx';
import classes from './home.module.css';

interface Task {
  words: readonly [one: string, many: string];
  to: string;
}

type Waits = Exclude<keyof Home['waiting'], 'decisions'>;

/** What each count asks of the person, and where it is done. */
const waits: Record<Waits, Task> = {
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

/** The same of what should have been done by now. */
const late: Record<Exclude<keyof Home['late'], 'decisions'>, Task> = {
  deskRequests: { words: ['desk request is past its deadline', 'desk requests are past their deadline'], to: '/desk' },
  invoices: { words: ['invoice is overdue', 'invoices are overdue'], to: '/invoices?overdue=true' },
  lapsing: { words: ['quote of yours lapses soon', 'quotes of yours lapse soon'], to: '/deals?owner=me' },
};

/** What is late and what waits on this person beside decisions, which have a list of their own. */
export function Waiting({ home }: { home: Pick<Home, 'waiting' | 'late'> }) {
  const overdue = counted(late, home.late);
  const waiting = counted(waits, home.waiting);
  if (overdue.length + waiting.length === 0) {
    return home.waiting.decisions > 0 ? null : <p className={classes.calm}>Nothing waits on you.</p>;
  }
  return (
    <Section title={waiting.length > 0 ? 'Waits on you' : 'Late'}>
      <ul className={classes.tasks}>
        {[...overdue, ...waiting].map(({ to, words, count, isLate }) => (
          <li key={words}>
            <Link to={to} className={classes.task} data-late={isLate}>
              <strong>{count}</strong>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function counted<Name extends string>(tasks: Record<Name, Task>, counts: Record<Name, number>) {
  return (Object.entries<Task>(tasks) as [Name, Task][])
    .map(([name, { to, words }]) => ({
      to,
      words: words[counts[name] === 1 ? 0 : 1],
      count: counts[name],
      isLate: (tasks as object) === late,
    }))
    .filter(({ count }) => count > 0);
}
