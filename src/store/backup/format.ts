/**
 * A backup is one file, compressed with zstd, of lines of JSON; after a line that says `bytes`, so many bytes of rows follow, as
 * PostgreSQL's COPY gives and takes them. The first line says what it is, the last that it is whole.
 */

/** The first line: who wrote it, and the schema of what follows. */
export interface BackupHead {
  format: 'countersign-backup';
  formatVersion: 1;
  product: string;
  takenAt: string;
  migrations: { name: string; sha256: string }[];
}

export interface BackupTable {
  table: string;
  columns: string[];
}

/** Follows the rows of a table. */
export interface TableSum {
  rows: number;
  sha256: string;
}

export interface BackupSequence {
  name: string;
  value: string;
  isCalled: boolean;
}

/** The last line: without it the file was cut off. */
export interface BackupEnd {
  end: true;
  sequences: BackupSequence[];
  /** What must have come before. */
  tables: (TableSum & { table: string })[];
}

export const isEnd = (line: object): line is BackupEnd => 'end' in line;

/** A line of the file. */
export const lineOf = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/** A piece of a table's rows, announced by its length. */
export const rowsOf = (bytes: Buffer): Buffer => Buffer.concat([lineOf({ bytes: bytes.length }), bytes]);

/** The file is not what it should be; the message says where. */
export class BadBackup extends Error {}

/** The longest line: the last one, which names every table and sequence. */
const longestLine = 10_000_000;

/** Reads a backup from its uncompressed bytes, a line or a piece of rows at a time. */
export class BackupReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** @throws BadBackup when the file ends here, or what comes is no line of a backup. */
  async line(): Promise<object> {
    let end = this.#rest.indexOf(10);
    while (end < 0) {
      if (this.#rest.length > longestLine) throw new BadBackup('it is not a backup, or it is damaged');
      if (!(await this.#more())) throw new BadBackup('it ends too early');
      end = this.#rest.indexOf(10);
    }
    const text = this.#rest.subarray(0, end).toString();
    this.#rest = this.#rest.subarray(end + 1);
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // said below
    }
    throw new BadBackup('it is not a backup, or it is damaged');
  }

  /** The announced bytes, as they come. */
  async *bytes(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new BadBackup('it ends too early');
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Nothing may follow the last line. Reading on also has the compression's own sum checked. */
  async nothingMore(): Promise<void> {
    if (this.#rest.length > 0 || (await this.#more())) throw new BadBackup('something follows its end');
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}
