import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Delegation } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { dateWords, numberWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import type { Tone } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './away.module.css';

interface Props {
  label: string;
  rows: readonly Delegation[];
  who(row: Delegation): ReactNode;
  empty: string;
}

/** Delegations with their days and what they cover; what is not over can be taken back. */
export function DelegationTable({ label, rows, who, empty }: Props) {
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
          { id: 'who', head: 'Who', cell: who },
          {
            id: 'days',
            head: 'Days',
            cell: ({ firstDay, lastDay, timeZone }) => (
              <span title={`Whole days, ${timeZone}`}>
                {firstDay === lastDay ? dateWords(firstDay) : `${dateWords(firstDay)} – ${dateWords(lastDay)}`}
              </span>
            ),
          },
          { id: 'scope', head: 'Covers', hideBelow: 600, cell: (row) => scopeWords(row) },
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
            cell: ({ id, version, available }) =>
              available.includes('RevokeDelegation') && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={taking.isPending && taking.variables.path.includes(id)}
                  onClick={() => taking.mutate({ path: `/api/delegations/${id}/revocation`, ifMatch: `"v${version}"` })}
                >
                  Take back
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

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
