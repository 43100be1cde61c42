import type { DraftField } from '../draft.ts';

export type ColumnKey = DraftField | 'unitPrice' | 'list' | 'net' | 'margin';

export interface Column {
  key: ColumnKey;
  title: string;
  /** A track of the CSS grid. */
  width: string;
  align: 'left' | 'right';
  /** What typing in the cell changes; other cells show what the server worked out. */
  field?: DraftField;
}

const columns: Column[] = [
  { key: 'product', title: 'Product', width: 'minmax(200px, 1fr)', align: 'left', field: 'product' },
  { key: 'quantity', title: 'Quantity', width: '104px', align: 'right', field: 'quantity' },
  { key: 'unitPrice', title: 'Unit price', width: '104px', align: 'right' },
  { key: 'discount', title: 'Discount', width: '68px', align: 'right', field: 'discount' },
  { key: 'start', title: 'Start', width: '92px', align: 'right', field: 'start' },
  { key: 'termMonths', title: 'Months', width: '60px', align: 'right', field: 'termMonths' },
  { key: 'list', title: 'List', width: '112px', align: 'right' },
  { key: 'net', title: 'Net', width: '112px', align: 'right' },
  { key: 'margin', title: 'Margin', width: '66px', align: 'right' },
];

/** Start and months of their own are shown only when a line has them or the writer asks for them, margins to whom may see any. */
export const columnsWith = ({ periods, margins }: { periods: boolean; margins: boolean }): Column[] =>
  columns.filter(({ key }) => (key === 'margin' ? margins : periods || (key !== 'start' && key !== 'termMonths')));

/** The row number, then every column. */
export const trackList = (shown: readonly Column[]): string => ['36px', ...shown.map(({ width }) => width)].join(' ');

/** Narrower than this the grid scrolls sideways. */
export const leastWidth = (shown: readonly Column[]): number =>
  36 + shown.reduce((sum, { width }) => sum + Number(/\d+/.exec(width)?.[0] ?? 0), 0);
