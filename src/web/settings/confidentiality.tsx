import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMay } from '../api/me.ts';
import type { RoleSight } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { choiceOf, choices, type Seeing } from './sight-choices.ts';

/** Which role sees what of cost and margin. */
export default function Confidentiality() {
  const { data, error, refetch } = useResource<{ items: RoleSight[] }>('/api/confidentiality');
  const may = useMay('confidentiality.write');
  const setting = useWrite();
  const set = (row: RoleSight, seeing: Seeing) =>
    setting.mutate(
      { method: 'PUT', path: `/api/confidentiality/${row.role}`, body: choices[seeing].sight },
      {
        onSuccess: () =>
          notifications.show({ message: `${row.title}: ${choices[seeing].words.toLowerCase()}, from now on.` }),
      },
    );
  return (
    <Page
      title="Cost and margin"
      beneath="What each role is shown on screens, in mail, exports and the API. Whoever has several roles sees what the widest of them shows. Every change is kept in the audit trail."
    >
      <Problem error={setting.error} />
      <DataTable
        label="Roles"
        rowHeight={40}
        rows={data?.body.items}
        rowKey={({ role }) => role}
        error={error}
        again={() => void refetch()}
        empty={<Empty title="No roles">Roles come with the installation.</Empty>}
        columns={[
          { id: 'role', head: 'Role', width: '260px', cell: ({ title }) => title },
          {
            id: 'sees',
            head: 'Sees',
            cell: (row) =>
              may ? (
                <Select
                  aria-label={`What ${row.title} sees`}
                  size="xs"
                  w={260}
                  maw="100%"
                  allowDeselect={false}
                  data={Object.entries(choices).map(([value, { words }]) => ({ value, label: words }))}
                  value={choiceOf(row)}
                  onChange={(seeing) => seeing && set(row, seeing as Seeing)}
                />
              ) : (
                choices[choiceOf(row)].words
              ),
          },
        ]}
      />
    </Page>
  );
}
