import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedHeader, FileFault, type Source, type Table, type TableRow } from './table.ts';

const largest = 25 * 1024 * 1024;
const timeLimit = 60_000;

/**
 * Reads the first sheet of a workbook in a process of its own, which has little memory, a minute of time, and knows
 * nothing but the bytes. @throws FileFault
 */
export async function openXlsx(source: Source): Promise<Table> {
  if (source.size > largest) throw new FileFault(`${source.name} is larger than 25 MB.`);
  const reader = spawn(process.execPath, ['--max-old-space-size=512', program], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<void>((resolve) => reader.once('close', () => resolve()));
  // A reader that has seen enough closes its end; what it said is on its output.
  const fed = pipeline(Readable.from(source.open()), reader.stdin).catch(() => undefined);
  const lines = createInterface({ input: reader.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  const message = async (): Promise<Message | undefined> => {
    const next = await lines.next();
    return next.done ? undefined : (JSON.parse(next.value) as Message);
  };
  const head = await message();
  await fed;
  if (!head || !('row' in head)) {
    reader.kill('SIGKILL');
    await ended;
    throw new FileFault(`${source.name} ${head && 'fault' in head ? head.fault : gaveUp}`);
  }
  const header = checkedHeader(head.row, source.name);
  return { header, rows: rowsOf(source.name, message, header.length, () => reader.kill('SIGKILL')) };
}

type Message = { row: string[] } | { fault: string } | { end: true };

const gaveUp = 'could not be read as a workbook within a minute and 512 MB.';

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
      if (!next || 'fault' in next) throw new FileFault(`${name} ${next?.fault ?? gaveUp}`);
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
