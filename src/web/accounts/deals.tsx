import { Link } from 'react-router';
import type { DealRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { DealFigure } from '../deals/deal-figure.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Imported } from '../parts/imported.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { State } from '../parts/state.tsx';

/** The account's deals, last moved first. */
export function Deals({ accountId }: { accountId: string }) {
  const { rows, error, again } = useList<DealRow>('/api/deals', { account: accountId, limit: 50 });
  return (
    <Section title="Deals" aside={<Link to={`/deals?account=${accountId}`}>In the list of deals</Link>}>
      <Problem error={error} again={again} />
      {rows?.length === 0 && <Empty title="No deal yet">Open one from the list of deals.</Empty>}
      {rows && rows.length > 0 && (
        <PlainTable
          label="Deals"
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'deal',
              head: 'Deal',
              cell: ({ id, number, name }) => <Link to={`/deals/${id}`}>{`${number} ${name}`}</Link>,
            },
            {
              id: 'stage',
              head: 'Stage',
              cell: ({ stage, origin }) => (
                <>
                  <State of={stage} /> {origin === 'imported' && <Imported />}
                </>
              ),
            },
            { id: 'owner', head: 'Owner', hideBelow: 900, cell: ({ owner }) => <Person who={owner} /> },
            {
              id: 'tcv',
              head: 'TCV',
              align: 'right',
              cell: (deal) => (
                <DealFigure deal={deal} measure="tcv" value={deal.tcv}>
                  <MoneyText value={deal.tcv} whole />
                </DealFigure>
              ),
            },
            {
              id: 'discount',
              head: 'Discount',
              align: 'right',
              hideBelow: 900,
              cell: (deal) => (
                <DealFigure deal={deal} measure="discount" value={deal.discount}>
                  <RatioText value={deal.discount} />
                </DealFigure>
              ),
            },
            { id: 'moved', head: 'Moved', hideBelow: 900, cell: ({ movedAt }) => <DateText value={movedAt} ago /> },
          ]}
        />
      )}
    </Section>
  );
}
