import type { PolicyTable } from '../api/types.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './decision-table.module.css';
import { useRoleTitle } from './use-role-title.ts';

type Row = PolicyTable['rows'][number];
type Outcome = PolicyTable['outcomes'][number];

/** What follows from a row: what is asked of whom, and why. */
export function Outcomes({ table, row }: { table: PolicyTable; row: Row }) {
  const titleOf = useRoleTitle();
  const outcomes = row.then.map((name) => table.outcomes.find((outcome) => outcome.name === name));
  return outcomes.map((outcome) => {
    if (!outcome) return null;
    const because = row.because ?? outcome.because;
    return (
      <div key={outcome.name} className={classes.outcome}>
        <strong>{outcomeWords(outcome, titleOf)}</strong>
        {because && <p>{because}</p>}
      </div>
    );
  });
}

function outcomeWords({ kinds, asks }: Outcome, titleOf: (role: string) => string): string {
  const said = kinds.map((kind) => kindWords[kind] ?? wordsFor(kind)).join(', ');
  return asks.length > 0 ? `${said}: ${asks.map((ask) => askWords(ask, titleOf)).join('; ')}` : said;
}

/** "role finance, quorum 2, stage 2" → "2 of Finance, stage 2"; what goes without saying is left out. */
function askWords(ask: string, titleOf: (role: string) => string): string {
  const [whom = '', ...rest] = ask.split(', ');
  const quorum = rest.find((part) => part.startsWith('quorum '))?.slice('quorum '.length);
  const [kind = '', ...names] = whom.split(' ');
  const who = (kind === 'chain' ? chainWords[names[0] ?? ''] : undefined) ?? nameOf(kind, names.join(' '), titleOf);
  const count = quorum === undefined || quorum === 'any' ? '' : `${quorum} of `;
  return [count + who, ...rest.filter((part) => !part.startsWith('quorum '))].join(', ');
}

const nameOf = (kind: string, name: string, titleOf: (role: string) => string): string =>
  kind === 'role' ? titleOf(name) : name.replaceAll(',', ' and ');

const chainWords: Record<string, string> = {
  first: 'the first manager with authority',
  each: 'each manager in turn, up to the first with authority',
};

const kindWords: Record<string, string> = {
  require: 'Approval',
  block: 'Blocked',
  warn: 'Warning',
  evidence: 'Evidence needed',
  clause: 'Clause goes in',
  standard: 'Standard',
};
