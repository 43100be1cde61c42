import type { ListShape } from '../../domain/lists/list.ts';
import type { Column } from '../parts/column.ts';

/** Columns whose order would tell what their reader may not see are shown without a way to sort. */
export function sortable<Row>(shape: ListShape, columns: readonly Column<Row>[], seesMargins: boolean): Column<Row>[] {
  return columns.map((column) => {
    const hidden = shape.sorts[column.sort ?? '']?.confidential !== undefined && !seesMargins;
    return hidden ? { ...column, sort: undefined } : column;
  });
}

/** What stands in the table at this width: the columns that were chosen, all of them, or those that fit. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | null,
  width: number,
): Column<Row>[] {
  if (chosen === null) return columns.filter(({ hideBelow = 0 }) => width >= hideBelow);
  const shown = columns
    .filter(({ id }, index) => index === 0 || chosen.includes(id))
    .map((column) => ({ ...column, hideBelow: undefined }));
  const table = width - besideTable;
  const sum = (some: readonly Column<Row>[]) => some.reduce((all, column) => all + pixels(column), 0);
  const figures = sum(shown.filter(({ align }) => align === 'right'));
  const words = sum(shown) - figures;
  if (figures + words <= table) return shown;
  // More than there is room for: words give way in proportion, figures do not.
  const room = Math.max(table - figures, 0) / words;
  return shown.map((one) => (one.align === 'right' ? one : { ...one, width: `${Math.floor(pixels(one) * room)}px` }));
}

/** Navigation and margins. */
const besideTable = 270;
const flexible = 220;
const pixels = ({ width }: Pick<Column<unknown>, 'width'>): number =>
  width?.endsWith('px') ? Number.parseInt(width, 10) : flexible;
