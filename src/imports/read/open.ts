import { openCsv } from './csv.ts';
import { FileFault, type Source, type Table } from './table.ts';
import { openXlsx } from './xlsx.ts';

/** Opens a file by what is in it, whatever it is called. @throws FileFault */
export async function openTable(source: Source): Promise<Table> {
  const head = await firstBytes(source);
  if (head.length === 0) throw new FileFault(`${source.name} is empty.`);
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return openXlsx(source);
  for (const [what, magic] of others) {
    if (startsWith(head, magic)) throw new FileFault(`${source.name} is ${what}, not a table. Save it as CSV or XLSX.`);
  }
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(!doctype|html|\?xml|svg|script)/.test(text)) {
    throw new FileFault(`${source.name} is HTML or XML, not a table. Save it as CSV or XLSX.`);
  }
  return openCsv(source);
}

const others: [string, number[]][] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['an old Excel file (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an archive', [0x1f, 0x8b]],
  ['text in UTF-16', [0xff, 0xfe]],
  ['text in UTF-16', [0xfe, 0xff]],
];

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

async function firstBytes(source: Source): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of source.open()) {
    parts.push(bytes);
    length += bytes.length;
    if (length >= 512) break;
  }
  return Buffer.concat(parts).subarray(0, 512);
}
