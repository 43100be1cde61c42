import { inMemory, FileFault } from './table.ts';
import { type SheetOfCells, sheetsOfWorkbook } from './xlsx.ts';

const mostRows = 10_000;

/** Reads all sheets of a small workbook, every cell as text. @throws FileFault */
export async function readWorkbook(name: string, bytes: Buffer): Promise<SheetOfCells[]> {
  if (bytes.length === 0) throw new FileFault(`${name} is empty.`);
  if (!bytes.subarray(0, zipMagic.length).equals(zipMagic)) throw new FileFault(`${name} is not a workbook (.xlsx).`);
  return sheetsOfWorkbook(inMemory(name, bytes), mostRows);
}

const zipMagic = Buffer.from('PK\u0003\u0004');
