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
import { choiceOf, choices, commissionChoices, type Seeing } from './sight-choices.ts';

/** Which role sees what of cost, margin and commission. */
export default function Confidentiality() {
  const { data, error, refetch } = useResource<{ items: RoleSight[] }>('/api/confidentiality');
  const may = useMay('confidentiality.write');
  const setting = useWrite();
  const set = (row: RoleSight, body: object, words: string) =>
    setting.mutate(
      { method: 'PUT', path: `/api/confidentiality/${row.role}`, body },
      { onSuccess: () => notifications.show({ message: `${row.title}: ${words.toLowerCase()}, from now on.` }) },
    );
  const setSight = (row: RoleSight, seeing: Seeing) => set(row, choices[seeing].sight, choices[seeing].words);
  const setCommission = (row: RoleSight, commission: RoleSight['commission']) =>
    set(row, { cost: row.cost, margin: row.margin, commission }, commissionChoices[commission]);
  return (
    <Page
      title="Confidentiality"
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
            head: 'Cost and margin',
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
                  onChange={(seeing) => seeing && setSight(row, seeing as Seeing)}
                />
              ) : (
                choices[choiceOf(row)].words
              ),
          },
          {
            id: 'commission',
            head: 'Commission',
            cell: (row) =>
              may ? (
                <Select
                  aria-label={`Whose commission ${row.title} sees`}
                  size="xs"
                  w={260}
                  maw="100%"
                  allowDeselect={false}
                  data={Object.entries(commissionChoices).map(([value, label]) => ({ value, label }))}
                  value={row.commission}
                  onChange={(commission) => commission && setCommission(row, commission as RoleSight['commission'])}
                />
              ) : (
                commissionChoices[row.commission]
              ),
          },
        ]}
      />
    </Page>
  );
}
