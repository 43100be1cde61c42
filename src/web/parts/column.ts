import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  head: string;
  cell(row: Row): ReactNode;
  /** Numbers stand right. */
  align?: 'right';
  /** CSS width; without one the column takes what is left. */
  width?: string;
  /** Left out on screens narrower than this many pixels. */
  hideBelow?: number;
  /** The sort that a click on the head asks for; another click turns it round. */
  sort?: string;
}
