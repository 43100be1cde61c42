/**
 * A process that reads one workbook from its input and writes its first sheet's rows, a JSON text a line; told `all`,
 * the rows of every sheet, each after its sheet's name.
 */
import { once } from 'node:events';
import readWorkbook, { readSheet } from 'read-excel-file/node';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const largest = 25 * 1024 * 1024;
const mostEntries = 500;
const mostExpanded = 150 * 1024 * 1024;
const steepest = 200;

class Refused extends Error {}

async function input(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw new Refused('is larger than 25 MB.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Expands every entry and throws it away, counting, before anything is parsed. */
async function check(zip: ZipFile): Promise<void> {
  if (zip.entryCount > mostEntries) throw new Refused(`has more than ${mostEntries} parts.`);
  let expanded = 0;
  for await (const entry of entries(zip)) {
    const name = entry.fileName;
    if (/\.(zip|xlsx|xlsm|docx|jar)$/i.test(name)) throw new Refused('holds another archive.');
    if (/vbaProject/i.test(name)) throw new Refused('holds macros. Save it without them.');
    if (/externalLink/i.test(name)) throw new Refused('refers to other files. Save it with values only.');
    const steep = entry.uncompressedSize > 1_048_576 && entry.uncompressedSize > steepest * entry.compressedSize;
    if (steep) throw new Refused('expands beyond reason.');
    expanded += await expand(zip, entry, mostExpanded - expanded);
  }
}

async function* entries(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const next = new Promise<Entry | undefined>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(undefined));
      zip.once('error', reject);
    });
    zip.readEntry();
    const entry = await next;
    zip.removeAllListeners();
    if (!entry) return;
    yield entry;
  }
}

async function expand(zip: ZipFile, entry: Entry, left: number): Promise<number> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  let size = 0;
  let tail = '';
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    size += bytes.length;
    if (size > left) throw new Refused('expands to more than 150 MB.');
    const text = tail + bytes.toString('latin1');
    if (/<!(doctype|entity)/i.test(text)) throw new Refused('declares XML entities, which no workbook needs.');
    tail = text.slice(-10);
  }
  return size;
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof cell === 'number' ? decimal(cell) : String(cell);
};

/** Without an exponent, for which cells have no meaning. */
const decimal = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(12).replace(/\.?0+$/, '') : String(value);

async function say(message: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}

try {
  const bytes = await input();
  await check(await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }));
  if (process.argv[2] === 'all') {
    for (const { sheet, data } of await readWorkbook(bytes)) {
      await say({ sheet });
      for (const row of data) await say({ row: row.map(textOf) });
    }
  } else {
    for (const row of await readSheet(bytes)) await say({ row: row.map(textOf) });
  }
  await say({ end: true });
} catch (error) {
  await say({ fault: error instanceof Refused ? error.message : 'is not a workbook that can be read.' });
}
