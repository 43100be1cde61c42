import type { CSSProperties } from 'react';
import type { LineFigure } from '../../../domain/derivation/line.ts';
import type { OptionFigure } from '../../../domain/measures/figures.ts';
import type { Currency } from '../../../domain/offer.ts';
import { unitPriceWords } from '../../parts/formats.ts';
import type { DraftField } from '../draft.ts';

export type ColumnKey = DraftField | 'unitPrice' | 'list' | 'net' | 'margin';

export interface Column {
  key: ColumnKey;
  title: string;
  /** A track of the CSS grid. */
  width: string;
  /** Where amounts begin with the code of their currency instead of a sign: "CHF 1,105.64". */
  widthWithCode?: string;
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
  { key: 'quantity', title: 'Quantity', width: '100px', widthWithCode: '92px', align: 'right', field: 'quantity' },
  { key: 'unitPrice', title: 'Unit price', width: '112px', widthWithCode: '130px', align: 'right', explains: 'list' },
  { key: 'discount', title: 'Discount', width: '64px', align: 'right', field: 'discount' },
  { key: 'start', title: 'Start', width: '96px', align: 'right', field: 'start' },
  { key: 'termMonths', title: 'Months', width: '54px', align: 'right', field: 'termMonths' },
  { key: 'list', title: 'List', width: '118px', widthWithCode: '130px', align: 'right', explains: 'list' },
  { key: 'net', title: 'Net', width: '134px', align: 'right', explains: 'net', stays: 'always' },
  { key: 'margin', title: 'Margin', width: '70px', align: 'right', explains: 'margin', stays: 'on-a-desk' },
];

interface Shown {
  /** Start and months of their own: only when a line has them or the writer asks for them. */
  periods: boolean;
  /** The reader may see some. */
  margins: boolean;
  currency: Currency;
}

/** As wide as what stands in them in this currency. */
export function columnsWith({ periods, margins, currency }: Shown): Column[] {
  const hasCode = /[A-Z]{3}/.test(unitPriceWords({ amount: '0', currency }));
  return columns
    .filter(({ key }) => (key === 'margin' ? margins : periods || (key !== 'start' && key !== 'termMonths')))
    .map((column) => ({ ...column, ...(hasCode && column.widthWithCode && { width: column.widthWithCode }) }));
}

/** The figure that a cell opens: of what the customer may still choose the net is what it adds. */
export const explainedBy = (column: Column | undefined, isOutside: boolean): LineFigure | OptionFigure | undefined =>
  isOutside && column?.explains === 'net' ? 'adds' : column?.explains;

/** The row number, then every column. */
export const trackList = (shown: readonly Column[]): string => ['36px', ...shown.map(({ width }) => width)].join(' ');

/** Beside dates the name of the product, which its title says too, gives way to whole amounts. */
export const leastOfProduct = (shown: readonly Column[]): string =>
  shown.some(({ key }) => key === 'start') ? '112px' : '130px';

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
