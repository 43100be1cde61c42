import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Delegation } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { dateWords, numberWords } from '../parts/formats.ts';
import { Person } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import type { Tone } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './away.module.css';

interface Props {
  label: string;
  rows: readonly Delegation[];
  empty: string;
}

/** Who stands in for whom, on which days and for what; what is not over can be ended or taken back. */
export function DelegationTable({ label, rows, empty }: Props) {
  const taking = useWrite();
  if (rows.length === 0) return <p className={classes.muted}>{empty}</p>;
  return (
    <>
      <Problem error={taking.error} />
      <PlainTable
        label={label}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'who', head: 'Who', cell: (row) => <Who row={row} /> },
          {
            id: 'days',
            head: 'Days',
            cell: ({ firstDay, lastDay, timeZone }) => (
              <span title={`Whole days, ${timeZone}`}>
                {firstDay === lastDay ? dateWords(firstDay) : `${dateWords(firstDay)} – ${dateWords(lastDay)}`}
              </span>
            ),
          },
          { id: 'scope', head: 'Covers', hideBelow: 600, cell: (row) => <Covers row={row} /> },
          {
            id: 'state',
            head: 'State',
            cell: ({ state, outOfOffice }) => (
              <State of={state} word={stateWord[state] + (outOfOffice ? ', away' : '')} tone={tones[state]} />
            ),
          },
          {
            id: 'end',
            head: 'Action',
            align: 'right',
            cell: ({ id, version, state, available }) =>
              available.includes('RevokeDelegation') && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={taking.isPending && taking.variables.path.includes(id)}
                  onClick={() => taking.mutate({ path: `/api/delegations/${id}/revocation`, ifMatch: `"v${version}"` })}
                >
                  {state === 'inForce' ? 'End now' : 'Take back'}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

/** "Felix for you": both names, and why. */
function Who({ row: { from, to, reason, setBy } }: { row: Delegation }) {
  return (
    <>
      {to ? (
        <Person who={to} inPlaceOf={from} />
      ) : (
        <>
          <Person who={from} />: nobody stands in
        </>
      )}
      {(reason || setBy.id !== from.id) && (
        <span className={classes.beneath}>
          {reason}
          {setBy.id !== from.id && (
            <>
              {reason && ' · '}set by <Person who={setBy} within />
            </>
          )}
        </span>
      )}
    </>
  );
}

/** What it is for, and the steps that it covers at this moment. */
function Covers({ row }: { row: Delegation }) {
  const { covers } = row;
  return (
    <>
      {scopeWords(row)}
      {row.to && row.state === 'inForce' && (
        <span className={classes.beneath}>
          {covers.length === 0
            ? 'No step of theirs is open now'
            : covers.slice(0, shownSteps).map(({ approvalId, deal, step }, index) => (
                <span key={`${approvalId} ${step}`}>
                  {index > 0 && ', '}
                  <Link to={`/approvals/${approvalId}`} title={deal.name}>
                    {deal.number}
                  </Link>{' '}
                  {step}
                </span>
              ))}
          {covers.length > shownSteps && ` and ${covers.length - shownSteps} more`}
        </span>
      )}
    </>
  );
}

const shownSteps = 6;

const stateWord: Record<Delegation['state'], string> = {
  upcoming: 'To come',
  inForce: 'Now',
  over: 'Over',
  revoked: 'Taken back',
};

const tones: Record<Delegation['state'], Tone> = {
  upcoming: 'going',
  inForce: 'good',
  over: 'neutral',
  revoked: 'neutral',
};

/** What it covers, in words. */
function scopeWords({ to, scope: { roles, regions, accounts, upTo } }: Delegation): string {
  if (!to) return 'Nothing';
  const said = [
    roles && `steps of ${roles.map(wordsFor).join(', ')}`,
    regions && `in ${regions.join(', ')}`,
    accounts && `of ${accounts.map(({ name }) => name).join(', ')}`,
    upTo && `up to ${numberWords(upTo)} TCV in the policy currency`,
  ].filter(Boolean);
  return said.length === 0 ? 'Everything' : said.join(', ');
}
