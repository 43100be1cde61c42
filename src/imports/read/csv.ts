import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { checkedHeader, FileFault, type Source, type Table, type TableRow } from './table.ts';

const longestRow = 1_048_576;

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * Reads CSV as UTF-8 with or without a byte order mark; comma, semicolon or tab, whichever the header row uses most.
 * Rows of nothing but separators, as spreadsheets leave them at the end, are none, and no cell is one that is empty beyond
 * the header. All else is answered as it stands: whoever reads it says what a row of another length means.
 * @throws FileFault when the file is no such text.
 */
export async function openCsv(source: Source): Promise<Table> {
  const text = decoded(source)[Symbol.asyncIterator]();
  const first = await text.next();
  if (first.done) throw new FileFault(`${source.name} is empty.`);
  const parser = parse({
    delimiter: delimiterOf(first.value),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const input = Readable.from(following(first.value, text));
  input.on('error', (error) => parser.destroy(error));
  const records = input.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<Parsed>;
  const head = await records.next().catch((error: Error) => {
    throw fault(source.name, error);
  });
  if (head.done) throw new FileFault(`${source.name} has no header row.`);
  const header = checkedHeader(head.value.record, source.name);
  return { header, rows: rowsOf(source.name, records, { width: header.length, end: head.value.info.lines }) };
}

async function* rowsOf(
  name: string,
  records: AsyncIterator<Parsed>,
  header: { width: number; end: number },
): AsyncGenerator<TableRow> {
  let before = header.end;
  try {
    for (;;) {
      const next = await records.next();
      if (next.done) return;
      const { record, info } = next.value;
      // Counted at the end of a record; one with line breaks inside quotes begins further up.
      const inside = record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
      const line = Math.max(before + 1, info.lines - inside);
      before = info.lines;
      const said = record.findLastIndex((cell) => cell.trim() !== '') + 1;
      if (said > 0) yield { line, cells: record.slice(0, Math.max(header.width, said)) };
    }
  } catch (error) {
    throw fault(name, error as Error);
  } finally {
    await records.return?.();
  }
}

async function* decoded(source: Source): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new FileFault(`${source.name} is not UTF-8 text. Save it as "CSV UTF-8".`);
    }
  };
  for await (const bytes of source.open()) {
    const text = decode(bytes);
    if (text.includes('\0')) throw new FileFault(`${source.name} contains a NUL character: it is no text.`);
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

async function* following(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}

/** The separator that stands most often in the first row, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((char) => [char, 0]));
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) break;
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) as number) + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function fault(name: string, error: Error): Error {
  if (error instanceof FileFault || !('code' in error) || !String(error.code).startsWith('CSV_')) return error;
  return new FileFault(`${name} is not well-formed CSV: ${error.message.slice(0, 300)}`);
}
