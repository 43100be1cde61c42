import { columnsOf, type Sourced, type Value } from './mapping.ts';

/** Why a row gives no value. */
export class Fault {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

export type Cells = readonly string[];
export type Evaluate = (cells: Cells) => string | Fault;

/** The rows of a file by one of its columns. */
export interface Lookup {
  header: readonly string[];
  rows: ReadonlyMap<string, Cells>;
}
export type Lookups = (role: string, match: string) => Lookup | undefined;

/** A mapping that does not fit the files it is used on. */
export class MappingError extends Error {}

/** Makes a function of a value, for rows of this header. @throws MappingError */
export function compileValue(value: Value, header: readonly string[], lookups: Lookups): Evaluate {
  for (const name of columnsOf(value)) placeOf(name, header);
  if (typeof value === 'string') return column(value, header);
  const source = compileSource(value, header, lookups);
  return value.map || value.otherwise !== undefined ? worded(source, value) : source;
}

function compileSource(value: Sourced, header: readonly string[], lookups: Lookups): Evaluate {
  if (value.column !== undefined) return column(value.column, header);
  if (value.text !== undefined) return text(value.text, header);
  if (value.lookup) return lookedUp(value.lookup, header, lookups);
  const fixed = value.value ?? '';
  return () => fixed;
}

function column(name: string, header: readonly string[]): Evaluate {
  const place = placeOf(name, header);
  return (cells) => (cells[place] ?? '').trim();
}

function text(template: string, header: readonly string[]): Evaluate {
  const parts = template.split(/\{([^{}]+)\}/).map((part, index) => (index % 2 === 0 ? part : placeOf(part, header)));
  return (cells) => parts.map((part) => (typeof part === 'number' ? (cells[part] ?? '').trim() : part)).join('');
}

function lookedUp(
  { in: role, match, by, take }: NonNullable<Sourced['lookup']>,
  header: readonly string[],
  lookups: Lookups,
): Evaluate {
  const other = lookups(role, match);
  if (!other) throw new MappingError(`There is no file for the role ${role}, which values are looked up in.`);
  const key = compileValue(by, header, lookups);
  const taken = compileValue(take, other.header, lookups);
  return (cells) => {
    const wanted = key(cells);
    if (wanted instanceof Fault || wanted === '') return wanted;
    const row = other.rows.get(wanted);
    return row ? taken(row) : new Fault(`${match} ${wanted} is not in ${role}.`);
  };
}

function worded(source: Evaluate, { map, otherwise }: Sourced): Evaluate {
  return (cells) => {
    const said = source(cells);
    if (said instanceof Fault || said === '') return otherwise ?? said;
    if (!map) return said;
    if (Object.hasOwn(map, said)) return map[said] as string;
    return otherwise ?? new Fault(`The mapping has no word for "${said.slice(0, 100)}".`);
  };
}

function placeOf(name: string, header: readonly string[]): number {
  const place = header.indexOf(name);
  if (place < 0)
    throw new MappingError(`The file has no column "${name}". Its columns are ${header.slice(0, 40).join(', ')}.`);
  return place;
}

/** Which rows a step takes. @throws MappingError */
export function compileOnly(
  only: Record<string, string | string[]> | undefined,
  header: readonly string[],
): (cells: Cells) => boolean {
  const conditions = Object.entries(only ?? {}).map(([name, wanted]) => {
    const place = placeOf(name, header);
    const words = new Set([wanted].flat());
    return (cells: Cells) => {
      const cell = (cells[place] ?? '').trim();
      return words.has(cell) || (cell !== '' && words.has('*'));
    };
  });
  return (cells) => conditions.every((holds) => holds(cells));
}
