import type { DealRow } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { LeadUser } from '../parts/lead-user.tsx';
import { Imported } from '../parts/imported.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import { DealFigure } from './deal-figure.tsx';
import classes from './deals.module.css';
import { WaitsOn } from './waits-on.tsx';

/** What a list of deals shows, most telling first. */
export const dealColumns: readonly Column<DealRow>[] = [
  {
    id: 'deal',
    sort: 'name',
    head: 'Deal',
    cell: ({ number, name, leadUser }) => (
      <>
        <span className={classes.number}>{number}</span> {leadUser && <LeadUser />} {name}
      </>
    ),
  },
  { id: 'account', sort: 'account', head: 'Account', width: '168px', cell: ({ account }) => account.name },
  {
    id: 'stage',
    head: 'Stage',
    width: '148px',
    // Behind a name that is cut short the mark would not be seen.
    cell: ({ stage, origin }) => (
      <>
        <State of={stage} /> {origin === 'imported' && <Imported />}
      </>
    ),
  },
  { id: 'waits', head: 'Waits on', width: '172px', hideBelow: 1200, cell: (deal) => <WaitsOn deal={deal} /> },
  {
    id: 'kind',
    head: 'Kind',
    width: '116px',
    hideBelow: Number.POSITIVE_INFINITY,
    cell: ({ kind }) => wordsFor(kind),
  },
  { id: 'owner', head: 'Owner', width: '112px', hideBelow: 1380, cell: ({ owner }) => owner.name },
  {
    id: 'tcv',
    head: 'TCV',
    width: '104px',
    align: 'right',
    sort: 'tcv',
    cell: (deal) => (
      <DealFigure deal={deal} measure="tcv" value={deal.tcv}>
        <MoneyText value={deal.tcv} whole />
      </DealFigure>
    ),
  },
  {
    id: 'acv',
    sort: 'acv',
    head: 'ACV',
    width: '104px',
    align: 'right',
    hideBelow: 1720,
    cell: (deal) => (
      <DealFigure deal={deal} measure="acv" value={deal.acv}>
        <MoneyText value={deal.acv} whole />
      </DealFigure>
    ),
  },
  {
    id: 'discount',
    sort: 'discount',
    head: 'Discount',
    width: '82px',
    align: 'right',
    hideBelow: 1000,
    cell: (deal) => (
      <DealFigure deal={deal} measure="discount" value={deal.discount}>
        <RatioText value={deal.discount} />
      </DealFigure>
    ),
  },
  {
    id: 'margin',
    sort: 'margin',
    head: 'Margin',
    width: '74px',
    align: 'right',
    hideBelow: 1000,
    cell: (deal) => (
      <DealFigure deal={deal} measure="margin" value={deal.margin}>
        <RatioText value={deal.margin} />
      </DealFigure>
    ),
  },
  {
    id: 'close',
    sort: 'close',
    head: 'Closes',
    width: '108px',
    align: 'right',
    hideBelow: 1600,
    cell: ({ customerCloseDate }) => <DateText value={customerCloseDate} />,
  },
  {
    id: 'moved',
    head: 'Moved',
    width: '114px',
    align: 'right',
    sort: 'moved',
    cell: ({ movedAt }) => <DateText value={movedAt} ago />,
  },
];
