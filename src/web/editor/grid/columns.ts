import type { CSSProperties } from 'react';
import type { LineFigure } from '../../../domain/derivation/line.ts';
import type { OptionFigure } from '../../../domain/measures/figures.ts';
import type { DraftField } from '../draft.ts';

export type ColumnKey = DraftField | 'unitPrice' | 'list' | 'net' | 'margin';

export interface Column {
  key: ColumnKey;
  title: string;
  /** A track of the CSS grid. */
  width: string;
  align: 'left' | 'right';
  /** What typing in the cell changes; other cells show what was worked out. */
  field?: DraftField;
  /** Of a cell that shows what was worked out: the figure of the line whose derivation it opens. */
  explains?: LineFigure;
  /** Stays in sight at the right while the others scroll sideways. */
  stays?: 'always' | 'on-a-desk';
}

const columns: readonly Column[] = [
  { key: 'product', title: 'Product', width: 'minmax(var(--product), 1fr)', align: 'left', field: 'product' },
  { key: 'quantity', title: 'Quantity', width: '100px', align: 'right', field: 'quantity' },
  { key: 'unitPrice', title: 'Unit price', width: '112px', align: 'right', explains: 'list' },
  { key: 'discount', title: 'Discount', width: '64px', align: 'right', field: 'discount' },
  { key: 'start', title: 'Start', width: '82px', align: 'right', field: 'start' },
  { key: 'termMonths', title: 'Months', width: '54px', align: 'right', field: 'termMonths' },
  { key: 'list', title: 'List', width: '118px', align: 'right', explains: 'list' },
  { key: 'net', title: 'Net', width: '134px', align: 'right', explains: 'net', stays: 'always' },
  { key: 'margin', title: 'Margin', width: '70px', align: 'right', explains: 'margin', stays: 'on-a-desk' },
];

/** Start and months of their own are shown only when a line has them or the writer asks for them, margins to whom may see any. */
export const columnsWith = ({ periods, margins }: { periods: boolean; margins: boolean }): Column[] =>
  columns.filter(({ key }) => (key === 'margin' ? margins : periods || (key !== 'start' && key !== 'termMonths')));

/** The figure that a cell opens: of what the customer may still choose the net is what it adds. */
export const explainedBy = (column: Column | undefined, isOutside: boolean): LineFigure | OptionFigure | undefined =>
  isOutside && column?.explains === 'net' ? 'adds' : column?.explains;

/** The row number, then every column. */
export const trackList = (shown: readonly Column[]): string => ['36px', ...shown.map(({ width }) => width)].join(' ');

/** Narrower than this the grid scrolls sideways. */
export const leastWidth = (shown: readonly Column[]): string => `calc(${36 + widthOf(shown)}px + var(--product))`;

/** What keeps a column in sight, so far from the right edge; nothing where it scrolls with the others. */
export function staying(shown: readonly Column[], index: number) {
  const stays = shown[index]?.stays;
  if (!stays) return undefined;
  return { 'data-stays': stays, style: { '--stays-at': `${widthOf(shown.slice(index + 1))}px` } as CSSProperties };
}

const widthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width }) => sum + Number(/\d+/.exec(width)?.[0] ?? 0), 0);
