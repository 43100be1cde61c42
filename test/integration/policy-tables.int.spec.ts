import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { keepRoles } from '../../src/commands/directory/roles.ts';
import { dealDeskRoutes } from '../../src/http/routes/deal-desk/routes.ts';
import { type Api, type Json, type Person, startApi } from '../support/http.ts';
import { zip } from '../support/zip.ts';

const source = readFileSync(new URL('../../templates/policies/demo.policy.yaml', import.meta.url), 'utf8');
const versions = '/api/policies/deal-desk/versions';
const tables = `${versions}/1/tables`;

let api: Api;
let author: Person;
let publisher: Person;
let rep: Person;
let manager: Person;
beforeAll(async () => {
  api = await startApi({ routes: dealDeskRoutes });
  await keepRoles(api.database);
  [author, publisher] = [await api.person('desk-admin'), await api.person('cfo')];
  [rep, manager] = [await api.person('rep'), await api.person('sales-manager')];
  const uploaded = await api.ask('POST', versions, { as: author, body: { source } });
  expect(uploaded.status).toBe(201);
});
afterAll(() => api.close());

const taken = async (as: Person) => {
  const headers = { authorization: `Bearer ${as.token}` };
  const answer = await fetch(`${api.url}${tables}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const given = (bytes: Uint8Array, as = author) =>
  api.ask<Json>('POST', tables, { as, headers: { 'content-type': 'application/octet-stream' }, body: bytes });

/** The workbook as a spreadsheet saves it again, with one cell changed. */
async function edited(sheet: string, row: number, column: number, value: string | number): Promise<Buffer> {
  const sheets = await readWorkbook((await taken(author)).bytes);
  return writeWorkbook(
    sheets.map(({ sheet: name, data }) => ({
      sheet: name,
      data: data.map((cells, at) =>
        cells.map((cell, place) => {
          const changed = name === sheet && at === row - 1 && place === column;
          return { value: changed ? value : ((cell as string | null) ?? '') };
        }),
      ),
    })),
  ).toBuffer();
}

describe('the tables of a policy', () => {
  it('leave as a workbook with a sheet for each, which is a fact', async () => {
    const { status, headers, bytes } = await taken(author);
    expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringContaining('deal-desk-1.xlsx')]);
    const sheets = await readWorkbook(bytes);
    expect(sheets[0]).toMatchObject({ sheet: 'discount ladder' });
    expect(sheets[0]?.data[5]).toEqual(['DL1', '(10%..20%]', '-', 'manager', null]);
    expect(sheets.at(-1)?.sheet).toBe('outcomes');
    const [fact] = await api.database.query<{ data: object }>(
      `select data from fact where type = 'ListExported' and subject_id = $1 order by id desc limit 1`,
      [author.id],
    );
    expect(fact?.data).toMatchObject({ list: 'policy-tables', filters: { policy: 'deal-desk', version: 1 } });
  });

  it('come back unchanged as the same file, letter for letter', async () => {
    const { status, body } = await given((await taken(author)).bytes);
    expect([status, body.source, body.tables]).toEqual([200, source, []]);
  });

  it('come back changed as a file that one person uploads and another publishes', async () => {
    const { status, body } = await given(await edited('deal size', 7, 1, '>= 1_000_000'));
    expect([status, body.problems]).toEqual([200, []]);
    expect(body.tables).toEqual([{ table: 'deal size', added: 0, removed: 0, changed: 1, reordered: false }]);
    expect(body.source).toBe(source.replace("SZ2, when: ['>= 1000000']", "SZ2, when: ['>= 1_000_000']"));

    const uploaded = await api.ask('POST', versions, {
      as: author,
      body: { source: body.source, note: 'Larger deals' },
    });
    expect(uploaded).toMatchObject({ status: 201, body: { version: 2 } });
    expect((await api.ask('POST', `${versions}/2/publication`, { as: author, body: {} })).status).toBe(403);
    const published = await api.ask('POST', `${versions}/2/publication`, { as: publisher, body: {} });
    expect(published).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('say which of the file’s tests fail with the changed rows', async () => {
    const { status, body } = await given(await edited('deal size', 7, 1, '>= 9_000_000'));
    const tests = body.tests as unknown as { passed: boolean }[];
    expect([status, tests.length > 50, tests.some(({ passed }) => !passed)]).toEqual([200, true, true]);
  });

  it('are refused with sheet, row and column of what is wrong', async () => {
    const { status, body } = await given(await edited('margin floor', 7, 1, 'cheap'));
    expect([status, body.errors]).toEqual([
      422,
      [
        {
          pointer: '#workbook/margin floor/7/B (margin)',
          message: expect.stringContaining('margin floor, row 7, column B (margin): "cheap"'),
        },
      ],
    ]);
  });

  it.each<[string, () => Buffer, string]>([
    ['a zip bomb', () => zip([['xl/worksheets/sheet1.xml', Buffer.alloc(40_000_000)]]), 'expands beyond reason'],
    [
      'one with entities',
      () => zip([['xl/workbook.xml', Buffer.from('<!DOCTYPE a [<!ENTITY x "y">]>')]]),
      'XML entities',
    ],
    ['one with macros', () => zip([['xl/vbaProject.bin', Buffer.from('x')]]), 'macros'],
    ['another archive', () => zip([['readme.txt', Buffer.from('hello')]]), 'not a workbook'],
    ['HTML', () => Buffer.from('<html><table>'), 'not a workbook'],
    ['nothing', () => Buffer.alloc(0), 'empty'],
  ])('are refused when the workbook is %s', async (_, make, why) => {
    expect(await given(make())).toMatchObject({ status: 422, body: { detail: expect.stringContaining(why) } });
  });

  it('are taken by who reads policy, and changed by who writes it', async () => {
    const { bytes } = await taken(author);
    expect([(await taken(rep)).status, (await taken(manager)).status]).toEqual([403, 200]);
    expect([(await given(bytes, rep)).status, (await given(bytes, manager)).status]).toEqual([403, 403]);
    const unknown = await api.ask('GET', `${versions}/99/tables`, { as: author });
    expect(unknown.status).toBe(404);
  });

  it('raise no bug on the way', () => expect(api.bugs).toEqual([]));
});
