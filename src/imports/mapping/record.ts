import type { Column, Kind } from '../kinds/kind.ts';
import { readCell } from '../kinds/cell.ts';
import { type Cells, compileValue, Fault, type Lookups, MappingError } from './evaluate.ts';
import { columnsOf, type Value } from './mapping.ts';

/** What is wrong with a row, and in which column of the file. */
export interface RowFault {
  pointer: string;
  message: string;
}

export interface RowReader {
  /** The columns of the kind that are read, in the order of `values`. */
  columns: readonly Column[];
  /** Where each comes from in the file. */
  pointers: readonly string[];
  read(cells: Cells): { values: (string | null)[] } | { faults: RowFault[] };
}

/** Makes records of a kind from rows of this header. @throws MappingError when required columns are not mapped. */
export function rowReader(
  kind: Kind,
  mapped: Record<string, Value>,
  header: readonly string[],
  lookups: Lookups,
): RowReader {
  const strange = Object.keys(mapped).find((name) => !kind.columns.some((column) => column.name === name));
  if (strange !== undefined) throw new MappingError(`${kind.title} have no column "${strange}".`);
  const missing = kind.columns.filter(({ name, required }) => required && mapped[name] === undefined);
  if (missing.length > 0) {
    throw new MappingError(`Say where these come from: ${missing.map(({ title }) => title).join(', ')}.`);
  }
  const columns = kind.columns.filter(({ name }) => mapped[name] !== undefined);
  const readers = columns.map((column) => {
    const value = mapped[column.name] as Value;
    const evaluate = compileValue(value, header, lookups);
    const pointer = pointerTo(columnsOf(value)[0] ?? column.name);
    return (cells: Cells): string | null | RowFault => {
      const text = evaluate(cells);
      if (text instanceof Fault) return { pointer, message: text.message };
      if (text === '') return column.required ? { pointer, message: `${column.title} is missing.` } : null;
      const read = readCell(text, column);
      return 'value' in read ? read.value : { pointer, message: `${column.title}: ${read.message}` };
    };
  });
  return {
    columns,
    pointers: columns.map(({ name }) => pointerTo(columnsOf(mapped[name] as Value)[0] ?? name)),
    read(cells) {
      const values = readers.map((reader) => reader(cells));
      const faults = values.filter((value): value is RowFault => typeof value === 'object' && value !== null);
      return faults.length > 0 ? { faults } : { values: values as (string | null)[] };
    },
  };
}

const pointerTo = (column: string): string => `/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`;
