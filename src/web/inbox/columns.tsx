import type { ApprovalRow } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Due } from '../parts/due.tsx';
import { Missing, MoneyText } from '../parts/money-text.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { Asked } from './asked.tsx';
import classes from './inbox.module.css';
import { RequestFigure } from './request-figure.tsx';
import { dealWords } from './row-words.ts';

/** A request in one row: who wants what, what it is worth, by when and since when. */
export const columns: Column<ApprovalRow>[] = [
  {
    id: 'deal',
    head: 'Deal',
    width: '25%',
    cell: (row) => (
      <>
        <span className={classes.first} title={dealWords(row)}>
          {dealWords(row)}
        </span>
        <span className={classes.second}>
          {row.account.name}
          {row.onBehalfOf && ` · for ${row.onBehalfOf.name}`}
        </span>
      </>
    ),
  },
  {
    id: 'ask',
    head: 'What is asked',
    cell: (row) => <Asked row={row} />,
  },
  {
    id: 'tcv',
    head: 'TCV',
    align: 'right',
    width: '92px',
    cell: (row) => (
      <RequestFigure row={row} measure="tcv">
        <MoneyText value={row.tcv} whole />
      </RequestFigure>
    ),
  },
  {
    id: 'discount',
    head: 'Discount',
    align: 'right',
    width: '74px',
    cell: (row) => (
      <RequestFigure row={row} measure="discount">
        <RatioText value={row.discount} />
      </RequestFigure>
    ),
  },
  {
    id: 'margin',
    head: 'Margin',
    align: 'right',
    width: '82px',
    cell: (row) => (
      <RequestFigure row={row} measure="margin">
        <RatioText value={row.margin} />
      </RequestFigure>
    ),
  },
  {
    id: 'risk',
    head: 'Risk',
    align: 'right',
    width: '52px',
    hideBelow: 900,
    cell: ({ riskScore }) => riskScore ?? <Missing what="Not rated" />,
  },
  {
    id: 'close',
    head: 'Due, closes',
    align: 'right',
    width: '128px',
    cell: ({ customerCloseDate, openedAt, ...row }) => (
      <>
        <span className={classes.first}>
          {row.dueAt || row.heldAt ? <Due {...row} /> : <DateText value={openedAt} ago />}
        </span>
        <span className={classes.second}>
          <DateText value={customerCloseDate} />
        </span>
      </>
    ),
  },
];
