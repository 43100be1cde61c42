import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedHeader, FileFault, type Source, type Table, type TableRow } from './table.ts';

const largest = 25 * 1024 * 1024;
const timeLimit = 60_000;

/** Reads the first sheet of a workbook. @throws FileFault */
export async function openXlsx(source: Source): Promise<Table> {
  const { message, stop } = await startReader(source);
  const head = await message();
  if (!head || !('row' in head)) {
    await stop();
    throw new FileFault(`${source.name} ${faultOf(head)}`);
  }
  const header = checkedHeader(head.row, source.name);
  return { header, rows: rowsOf(source.name, message, header.length, () => void stop()) };
}

/** A sheet by its name, every cell as text. */
export interface SheetOfCells {
  name: string;
  rows: string[][];
}

/** Reads every sheet of a workbook that has no more rows than these. @throws FileFault */
export async function sheetsOfWorkbook(source: Source, mostRows: number): Promise<SheetOfCells[]> {
  const { message, stop } = await startReader(source, 'all');
  const sheets: SheetOfCells[] = [];
  let rows = 0;
  try {
    for (;;) {
      const next = await message();
      if (next && 'end' in next) return sheets;
      if (next && 'sheet' in next) sheets.push({ name: next.sheet, rows: [] });
      else if (next && 'row' in next) sheets.at(-1)?.rows.push(next.row);
      else throw new FileFault(`${source.name} ${faultOf(next)}`);
      if (++rows > mostRows) throw new FileFault(`${source.name} has more than ${mostRows} rows.`);
    }
  } finally {
    await stop();
  }
}

/**
 * Starts reading in a process of its own, which has little memory, a minute of time, and knows nothing but the bytes.
 * @throws FileFault
 */
async function startReader(source: Source, ...words: string[]): Promise<Reader> {
  if (source.size > largest) throw new FileFault(`${source.name} is larger than 25 MB.`);
  const reader = spawn(process.execPath, ['--max-old-space-size=512', program, ...words], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<void>((resolve) => reader.once('close', () => resolve()));
  // A reader that has seen enough closes its end; what it said is on its output.
  const fed = pipeline(Readable.from(source.open()), reader.stdin).catch(() => undefined);
  const lines = createInterface({ input: reader.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  return {
    async message() {
      const next = await lines.next();
      await fed;
      return next.done ? undefined : (JSON.parse(next.value) as Message);
    },
    async stop() {
      reader.kill('SIGKILL');
      await ended;
    },
  };
}

interface Reader {
  message(): Promise<Message | undefined>;
  stop(): Promise<void>;
}

type Message = { sheet: string } | { row: string[] } | { fault: string } | { end: true };

const gaveUp = 'could not be read as a workbook within a minute and 512 MB.';
const faultOf = (message: Message | undefined): string => (message && 'fault' in message ? message.fault : gaveUp);

async function* rowsOf(
  name: string,
  message: () => Promise<Message | undefined>,
  width: number,
  stop: () => void,
): AsyncGenerator<TableRow> {
  try {
    for (let line = 2; ; line++) {
      const next = await message();
      if (next && 'end' in next) return;
      if (!next || !('row' in next)) throw new FileFault(`${name} ${faultOf(next)}`);
      // A sheet has no row ends: cells to the right of the header that hold nothing are not there.
      const cells = next.row.slice(0, Math.max(width, next.row.findLastIndex((cell) => cell !== '') + 1));
      while (cells.length < width) cells.push('');
      if (cells.some((cell) => cell !== '')) yield { line, cells };
    }
  } finally {
    stop();
  }
}

const program = new URL('./xlsx-reader.ts', import.meta.url).pathname;
