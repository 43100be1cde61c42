import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/me.ts';
import type { ContractRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { stateWords } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';
import { ToDraft } from './to-draft.tsx';

/** Legal's queue: what has to be drafted, and every contract by where it stands. */
export default function ContractList() {
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') ?? '';
  const list = useList<ContractRow>('/api/contracts', { state });
  return (
    <Page
      title="Contracts"
      actions={
        <>
          <ExportButton list="contracts" filters={{ state }} />
          <NativeSelect
            aria-label="State"
            value={state}
            data={[
              { value: '', label: 'Every state' },
              ...states.map((value) => ({ value, label: stateWords(value).word })),
            ]}
            onChange={({ currentTarget: { value } }) => setSearch(value ? { state: value } : {}, { replace: true })}
          />
        </>
      }
    >
      {useMay('contract.write') && <ToDraft />}
      <DataTable
        label="Contracts"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/contracts/${id}`}
        card={({ number, account, state, deal, tcv }) => (
          <RowCard title={account.name} aside={<State of={state} />} figure={<MoneyText value={tcv} whole />}>
            {number}, {deal.name}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title={state ? 'No contract in this state' : 'No contract yet'}>
            {state ? 'Choose another state to see the rest.' : 'A contract is made from an approved quote.'}
          </Empty>
        }
      />
    </Page>
  );
}

const states = ['draft', 'issued', 'awaitingConfirmation', 'signed', 'declined', 'withdrawn'];

const columns: Column<ContractRow>[] = [
  { id: 'number', head: 'Contract', width: '96px', cell: ({ number }) => number },
  { id: 'account', head: 'Customer', cell: ({ account }) => account.name },
  { id: 'deal', head: 'Deal', hideBelow: 1000, cell: ({ deal }) => `${deal.number} ${deal.name}` },
  { id: 'kind', head: 'Kind', width: '110px', hideBelow: 1200, cell: ({ kind }) => wordsFor(kind) },
  { id: 'state', head: 'State', width: '180px', cell: ({ state }) => <State of={state} /> },
  { id: 'tcv', head: 'TCV', width: '120px', align: 'right', cell: ({ tcv }) => <MoneyText value={tcv} whole /> },
  {
    id: 'created',
    head: 'Drafted',
    width: '130px',
    hideBelow: 900,
    cell: ({ createdAt }) => <DateText value={createdAt} ago />,
  },
];
