import type { ApprovalRow } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Missing, MoneyText } from '../parts/money-text.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { askedWords, dealWords } from './row-words.ts';

/** A request in one row: who wants what, what it is worth, since when it waits. */
export const columns: Column<ApprovalRow>[] = [
  { id: 'deal', head: 'Deal', width: '20%', cell: dealWords },
  { id: 'account', head: 'Account', width: '14%', hideBelow: 1100, cell: ({ account }) => account.name },
  { id: 'ask', head: 'What is asked', cell: (row) => <span title={row.because.join('\n')}>{askedWords(row)}</span> },
  { id: 'tcv', head: 'TCV', align: 'right', width: '104px', cell: ({ tcv }) => <MoneyText value={tcv} whole /> },
  {
    id: 'discount',
    head: 'Discount',
    align: 'right',
    width: '82px',
    cell: ({ discount }) => <RatioText value={discount} />,
  },
  { id: 'margin', head: 'Margin', align: 'right', width: '74px', cell: ({ margin }) => <RatioText value={margin} /> },
  {
    id: 'risk',
    head: 'Risk',
    align: 'right',
    width: '56px',
    hideBelow: 1000,
    cell: ({ riskScore }) => riskScore ?? <Missing what="Not rated" />,
  },
  {
    id: 'close',
    head: 'Closes',
    align: 'right',
    width: '108px',
    hideBelow: 1000,
    cell: ({ customerCloseDate }) => <DateText value={customerCloseDate} />,
  },
  {
    id: 'since',
    head: 'Waiting',
    align: 'right',
    width: '104px',
    cell: ({ openedAt }) => <DateText value={openedAt} ago />,
  },
];
