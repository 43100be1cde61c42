import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Token } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { scopeWords } from './scope-words.ts';

/** The tokens that act for the person, each with a way to end it. */
export function Tokens() {
  const { data, error, refetch } = useResource<{ items: Token[] }>('/api/tokens');
  const revoking = useWrite();
  const revoke = ({ id, name }: Token) =>
    revoking.mutate(
      { method: 'DELETE', path: `/api/tokens/${id}` },
      { onSuccess: () => notifications.show({ message: `${name} is revoked: it works no more.` }) },
    );
  return (
    <>
      <Problem error={revoking.error} />
      <DataTable
        label="API tokens"
        rows={data?.body.items}
        rowKey={({ id }) => id}
        error={error}
        again={() => void refetch()}
        empty={
          <Empty title="No tokens">
            A token lets a program ask the API in your name, within the scopes you give it.
          </Empty>
        }
        columns={[
          { id: 'name', head: 'Token', cell: ({ name }) => name },
          { id: 'scopes', head: 'May', width: '260px', cell: scopesOf },
          {
            id: 'used',
            head: 'Last used',
            width: '140px',
            cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} none="never" />,
          },
          { id: 'ends', head: 'Ends', width: '160px', cell: ({ expiresAt }) => <Until at={expiresAt} /> },
          {
            id: 'revoke',
            head: 'Action',
            width: '110px',
            align: 'right',
            cell: (token) => (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => revoke(token)}
                aria-label={`Revoke ${token.name}`}
              >
                Revoke
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

const scopesOf = ({ effects, permissions }: Token) => {
  const may = effects.map((effect) => scopeWords[effect].toLowerCase()).join(', ');
  return permissions === null ? (
    may
  ) : (
    <span title={permissions.join(', ')}>{`${may}; ${permissions.length} permissions`}</span>
  );
};

export const Ago = ({ at, none }: { at: string | null; none: string }) =>
  at ? <DateText value={at} ago /> : <>{none}</>;
const Until = ({ at }: { at: string | null }) => (at ? <DateText value={at.slice(0, 10)} /> : <>when revoked</>);
