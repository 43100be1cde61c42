import type { ReactNode } from 'react';
import type { Derived } from '../../../domain/derivation/derived.ts';
import type { Currency } from '../../../domain/offer.ts';
import type { AskedFigure } from '../../parts/derivation/source.ts';

/** A column of a sheet. */
export interface SheetColumn {
  key: string;
  /** Also what a cell of it is called. */
  title: string;
  /** Beneath the title. */
  note?: ReactNode;
  width: number;
  align: 'left' | 'right';
}

/** What the screen works out itself of what is written, of a figure of the offer. */
export interface OwnFigures {
  what: string;
  figures: readonly Derived[];
  currency: Currency;
}

/** A figure, and how what is shown follows from it when it is not the figure itself. */
export type ExplainedFigure = AskedFigure & { follows?: string; own?: OwnFigures | undefined };

export interface SheetCell {
  /** What the cell opens with. */
  text: string;
  shown: ReactNode;
  /** It can be written in. */
  field: boolean;
  /** It holds here, and was not said here. */
  inherited?: boolean;
  error?: string | undefined;
  /** It was worked out: what tells how. */
  explains?: ExplainedFigure;
}

export interface SheetRow {
  id: string;
  /** What the row is called: "GW-200, quantity". */
  name: string;
  head: ReactNode;
  cells: readonly SheetCell[];
  /** The first of several that belong together. */
  opens?: boolean;
  /** What is pasted over several rows goes into those of one kind. */
  kind?: string;
}

/** A text for a cell, by its place. */
export interface Writing {
  row: number;
  column: number;
  text: string;
}

export interface SheetTask {
  rows: readonly SheetRow[];
  columns: readonly SheetColumn[];
  onWrite: (writings: readonly Writing[]) => void;
  onAdd?: (behind: number) => void;
  onRemove?: (row: number) => void;
  /** Enter or a click on what was worked out: how it came about. */
  onExplain?: (asked: ExplainedFigure) => void;
  /** The row to go to, as from an error that names it: to the first of its cells that is wrong. */
  goTo?: { row: number } | undefined;
}
