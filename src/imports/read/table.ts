/** One row of a file. */
export interface TableRow {
  /** Where the row begins, the header being line 1. */
  line: number;
  cells: readonly string[];
}

/** A file as rows under a header, read as a stream. */
export interface Table {
  header: readonly string[];
  rows: AsyncIterable<TableRow>;
}

/** A file to read: it may be opened more than once. */
export interface Source {
  name: string;
  /** Bytes. */
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

const sliceLength = 65_536;

/** A file at hand, in slices. */
export function inMemory(name: string, bytes: Buffer): Source {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += sliceLength) yield bytes.subarray(at, at + sliceLength);
    },
  };
}

/** A file that cannot be read as a table at all, and why. */
export class FileFault extends Error {}

/** @throws FileFault */
export function checkedHeader(cells: readonly string[], name: string): string[] {
  const header = cells.map((cell) => cell.trim());
  while (header.at(-1) === '') header.pop();
  if (header.length === 0) throw new FileFault(`${name} has no header row.`);
  if (header.length > 200) throw new FileFault(`${name} has more than 200 columns.`);
  const blank = header.indexOf('');
  if (blank >= 0) throw new FileFault(`${name}: column ${blank + 1} has no name in the header row.`);
  const seen = new Set<string>();
  for (const column of header) {
    if (seen.has(column)) throw new FileFault(`${name} has two columns called "${column}".`);
    seen.add(column);
  }
  return header;
}
