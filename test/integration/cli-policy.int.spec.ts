import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeWorkbook from 'write-excel-file/node';
import { policySheets } from '../../src/commands/policy/tables.ts';

const program = fileURLToPath(new URL('../../src/cli/countersign.ts', import.meta.url));
const mended = fileURLToPath(new URL('../../templates/policies/guru-mended.policy.yaml', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function countersign(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('countersign policy evaluate', () => {
  it('answers findings, route and verdict as JSON and ends with 1', () => {
    const input = file('deal.json', '{"motion": "direct", "termYears": 1, "discount": "41%", "arr": 100000}');
    const { status, stdout } = countersign('policy', 'evaluate', mended, '--input', input, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'X1',
          table: 'discount',
          row: 'X1',
          input: 'discount',
          actual: '0.41000000',
          limit: '> 40%',
          outcome: 'cfo',
          because: 'Over 40 % on $100,000 ARR or more',
        }),
      ]),
      route: [[{ role: 'cfo', quorum: 'any', rules: ['X1'] }]],
      standard: false,
      blocked: false,
    });
  });

  it('ends with 0 when nothing was found', () => {
    const policy = file(
      'small.yaml',
      "policy: small\ncurrency: USD\ninputs: {discount: {type: percent}}\ntables: [{name: t, columns: [discount], otherwise: standard, outcomes: {no: {block: true}}, rows: [{when: ['> 5%'], then: no}]}]\n",
    );
    const { status, stdout } = countersign(
      'policy',
      'evaluate',
      policy,
      '--input',
      file('fine.json', '{"discount": "5%"}'),
    );
    expect([status, stdout]).toEqual([0, 'Standard: nobody needs to approve.\n']);
  });

  it('ends with 2 and names what is wrong with the input', () => {
    const { status, stderr } = countersign(
      'policy',
      'evaluate',
      mended,
      '--input',
      file('bad.json', '{"discount": 41}'),
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('/discount 41 would be 4100 %')]);
  });

  it('ends with 2 when a word is missing or a file cannot be read', () => {
    expect(countersign('policy', 'evaluate', mended)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--input'),
    });
    expect(countersign('policy', 'test', join(folder, 'none.yaml'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('none.yaml'),
    });
  });
});

describe('countersign policy test', () => {
  it('ends with 0 when all tests pass', () => {
    const { status, stdout } = countersign('policy', 'test', mended, '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { policy: 'guru-mended', failed: 0 }]);
  });

  it('ends with 1 and shows what a failing test got', () => {
    const policy = file(
      'failing.json',
      JSON.stringify({
        policy: 'failing',
        currency: 'USD',
        inputs: { discount: { type: 'percent' } },
        tables: [
          {
            name: 't',
            columns: [],
            otherwise: 'gap',
            outcomes: { ask: { require: { role: 'cfo' } } },
            rows: [{ when: [], then: 'ask' }],
          },
        ],
        tests: [{ name: 'wrong', input: {}, expect: { standard: true } }],
      }),
    );
    const { status, stdout } = countersign('policy', 'test', policy);
    expect([status, stdout]).toEqual([1, 'FAILED wrong\n  standard: expected true, got false\n0 of 1 tests passed\n']);
  });
});

describe('countersign policy tables', () => {
  const template = (name: string) =>
    fileURLToPath(new URL(`../../templates/policies/${name}.policy.yaml`, import.meta.url));

  it.each(['demo', 'gitlab', 'guru-mended'])('takes %s out as a workbook and back, letter for letter', (name) => {
    const [workbook, back] = [join(folder, `${name}.xlsx`), join(folder, `${name}.yaml`)];
    expect(countersign('policy', 'tables', 'export', template(name), '--to', workbook).status).toBe(0);
    const { status, stdout } = countersign('policy', 'tables', 'apply', template(name), workbook, '--to', back);
    expect([status, stdout]).toEqual([0, `nothing is different\nwritten to ${back}\n`]);
    expect(readFileSync(back, 'utf8')).toBe(readFileSync(template(name), 'utf8'));
  });

  it('ends with 1 and names sheet, row and column of what is wrong', async () => {
    const sheets = policySheets(readFileSync(mended, 'utf8')).map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, at) =>
        row.map((value, cell) => ({ value: name === 'discount' && at === 5 && cell === 1 ? 'dear' : value })),
      ),
    }));
    const workbook = join(folder, 'wrong.xlsx');
    await writeWorkbook(sheets).toFile(workbook);
    const { status, stdout } = countersign('policy', 'tables', 'apply', mended, workbook);
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^discount, row 6, column B \(\w+\): "dear"/)]);
  });

  it('ends with 2 when a file cannot be read', () => {
    const answer = countersign('policy', 'tables', 'apply', mended, join(folder, 'none.xlsx'));
    expect(answer).toMatchObject({ status: 2, stderr: expect.stringContaining('none.xlsx') });
  });
});
