import { contractList } from '../../domain/lists/shapes.ts';
import { useMay } from '../api/me.ts';
import type { ContractRow } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { VersionFigure } from '../parts/derivation/list-figure.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import { ToDraft } from './to-draft.tsx';

/** Legal's queue: what has to be drafted, and every contract by where it stands. */
export default function ContractList() {
  const mayWrite = useMay('contract.write');
  return (
    <ListScreen<ContractRow>
      shape={contractList}
      columns={columns}
      rowKey={({ id }) => id}
      href={({ id }) => `/contracts/${id}`}
      card={({ number, account, state, deal, tcv }) => (
        <RowCard title={account.name} aside={<State of={state} />} figure={<MoneyText value={tcv} whole />}>
          {number}, {deal.name}
        </RowCard>
      )}
      empty={<Empty title="No contract yet">A contract is made from an approved quote.</Empty>}
    >
      {mayWrite && <ToDraft />}
    </ListScreen>
  );
}

const columns: Column<ContractRow>[] = [
  { id: 'number', head: 'Contract', width: '96px', sort: 'number', cell: ({ number }) => number },
  { id: 'account', head: 'Customer', sort: 'account', cell: ({ account }) => account.name },
  { id: 'deal', head: 'Deal', hideBelow: 1000, cell: ({ deal }) => `${deal.number} ${deal.name}` },
  { id: 'kind', head: 'Kind', width: '110px', hideBelow: 1200, cell: ({ kind }) => wordsFor(kind) },
  { id: 'state', head: 'State', width: '180px', cell: ({ state }) => <State of={state} /> },
  {
    id: 'tcv',
    head: 'TCV',
    width: '120px',
    align: 'right',
    sort: 'tcv',
    cell: ({ quote, tcv }) => (
      <VersionFigure quote={quote} measure="tcv" value={tcv}>
        <MoneyText value={tcv} whole />
      </VersionFigure>
    ),
  },
  {
    id: 'created',
    head: 'Drafted',
    width: '130px',
    hideBelow: 900,
    sort: 'created',
    cell: ({ createdAt }) => <DateText value={createdAt} ago />,
  },
];
