import { describe, expect, it } from '@jest/globals';
import { openTable } from '../../src/imports/read/open.ts';
import { FileFault } from '../../src/imports/read/table.ts';
import { file } from '../support/imports.ts';

async function read(content: string | Uint8Array) {
  const { header, rows } = await openTable(file('some.csv', content));
  const found = [];
  for await (const row of rows) found.push(row);
  return { header, rows: found };
}

describe('a CSV file', () => {
  it('is read with or without a byte order mark', async () => {
    const rows = [{ line: 2, cells: ['1', 'ä'] }];
    expect(await read('a,b\n1,ä\n')).toEqual({ header: ['a', 'b'], rows });
    expect(await read('\ufeffa,b\r\n1,ä')).toEqual({ header: ['a', 'b'], rows });
  });

  it.each([
    [';', 'a;b,c;d\n1;2,5;3'],
    ['\t', 'a\tb,c\td\n1\t2,5\t3'],
  ])('is split at the separator of its header: %j', async (_, text) => {
    expect(await read(text)).toEqual({ header: ['a', 'b,c', 'd'], rows: [{ line: 2, cells: ['1', '2,5', '3'] }] });
  });

  it('keeps line breaks inside quotes, and still tells where each row begins', async () => {
    const { rows } = await read('a,b\n"one\ntwo",x\n\nlast,y\nragged\n');
    expect(rows).toEqual([
      { line: 2, cells: ['one\ntwo', 'x'] },
      { line: 5, cells: ['last', 'y'] },
      { line: 6, cells: ['ragged'] },
    ]);
  });

  it('has no row where only separators stand, nor a cell that is empty beyond the header', async () => {
    const { rows } = await read('a;b;;\n1;2;;\n;;;\n  \n3;;;\n4;;x;\n;\n');
    expect(rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 5, cells: ['3', ''] },
      { line: 6, cells: ['4', '', 'x'] },
    ]);
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['has a column twice', 'a,b,a\n1,2,3', 'two columns called "a"'],
    ['has a column without a name', 'a,,c\n1,2,3', 'column 2 has no name'],
    ['holds a NUL', 'a,b\n1,\0', 'NUL'],
    ['is HTML by another name', '<!DOCTYPE html><table><tr><td>a', 'HTML'],
    ['is a PDF by another name', '%PDF-1.7\n', 'a PDF'],
    ['is not closed', 'a,b\n1,"open\n', 'not well-formed'],
  ])('that %s is refused', async (_, text, why) => {
    await expect(read(text)).rejects.toThrow(FileFault);
    await expect(read(text)).rejects.toThrow(why);
  });

  it('that is not UTF-8 is refused', async () => {
    await expect(read(Buffer.from([0x61, 0x0a, 0xe4, 0x0a]))).rejects.toThrow('not UTF-8');
  });
});
