import { Button } from '@mantine/core';
import type { Session } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { browserWords } from './browser-words.ts';

/** Every browser in which the person is signed in; all but this one can be signed out from here. */
export function Sessions() {
  const { data, error, refetch } = useResource<{ items: Session[] }>('/api/sessions');
  const ending = useWrite();
  return (
    <>
      <Problem error={ending.error} />
      <DataTable
        label="Sessions"
        rows={data?.body.items}
        rowKey={({ id }) => id}
        error={error}
        again={() => void refetch()}
        empty={<Empty title="No sessions">You are here by a token.</Empty>}
        columns={[
          { id: 'where', head: 'Where', cell: ({ agent }) => <span title={agent}>{browserWords(agent)}</span> },
          { id: 'address', head: 'Address', width: '180px', cell: ({ address }) => address },
          {
            id: 'how',
            head: 'By',
            width: '160px',
            hideBelow: 900,
            cell: ({ method }) => (method === 'oidc' ? 'company account' : 'password'),
          },
          {
            id: 'since',
            head: 'Since',
            width: '160px',
            hideBelow: 900,
            cell: ({ createdAt }) => <DateText value={createdAt} />,
          },
          {
            id: 'heard',
            head: 'Last heard of',
            width: '140px',
            cell: ({ lastSeenAt, current }) => (current ? 'this one, now' : <DateText value={lastSeenAt} ago />),
          },
          {
            id: 'end',
            head: 'Action',
            width: '110px',
            align: 'right',
            cell: ({ id, agent, current }) =>
              !current && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Sign out of ${browserWords(agent)}`}
                  onClick={() => ending.mutate({ method: 'DELETE', path: `/api/sessions/${id}` })}
                >
                  Sign out
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
