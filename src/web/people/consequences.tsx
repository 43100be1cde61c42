import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { write } from '../api/client.ts';
import type { ProblemError } from '../api/problem.ts';
import type { Consequences as Answer } from '../api/types.ts';
import { People } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './people.module.css';

/** Whom running requests would ask instead, before a change of a person is made. */
export function Consequences({ personId, changes }: { personId: string; changes: object }) {
  const path = `/api/users/${personId}/consequences`;
  const { data, error, refetch } = useQuery<Answer, ProblemError>({
    queryKey: [path, JSON.stringify(changes)],
    queryFn: async () => (await write<Answer>({ path, body: changes }, crypto.randomUUID())).body,
    staleTime: 0,
  });
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <Text c="dimmed">Looking…</Text>;
  const { requests, tried, moves } = data;
  if (moves.length === 0) return <Text>No running request asks anybody else because of it.</Text>;
  return (
    <div>
      <Text fw={600}>Running requests will ask others</Text>
      <PlainTable
        label="Whom running requests will ask"
        rows={moves}
        rowKey={({ label, stays, asked, released }) => JSON.stringify([label, stays, asked, released])}
        columns={[
          { id: 'step', head: 'Step', cell: ({ label }) => label },
          { id: 'who', head: 'Asks', cell: (move) => <Who move={move} /> },
          { id: 'where', head: 'At', cell: (move) => <Where move={move} /> },
        ]}
      />
      {requests > tried && (
        <Text c="dimmed" size="sm">
          Of {requests} requests that look anew, {tried} were looked at here.
        </Text>
      )}
    </div>
  );
}

type Move = Answer['moves'][number];

function Who({ move: { stays, asked, released, fellBack } }: { move: Move }) {
  const all = [...stays, ...asked];
  return (
    <>
      {all.length === 0 ? 'Nobody: it is not asked any more' : <People who={all} most={4} />}
      {asked.length > 0 && (
        <span className={classes.change}>
          Newly <People who={asked} of="and" />
        </span>
      )}
      {released.length > 0 && (
        <span className={classes.change}>
          No longer <People who={released} of="and" />
        </span>
      )}
      {fellBack && <span className={classes.alarm}>Too few others can decide: the fallback is asked</span>}
    </>
  );
}

const shown = 4;

function Where({ move: { steps, requests } }: { move: Move }) {
  const named = requests.slice(0, shown);
  const rest = steps - named.length;
  return (
    <span className={classes.links}>
      {named.map(({ id, deal }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={`/approvals/${id}`} title={deal.name}>
            {deal.number}
          </Link>
        </span>
      ))}
      {rest > 0 && (named.length > 0 ? ` and ${rest} more` : rest === 1 ? '1 request' : `${rest} requests`)}
    </span>
  );
}
