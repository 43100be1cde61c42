import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { compilePolicyFile } from '../../src/commands/policy-file.ts';
import { changedBySheets, policySheets } from '../../src/commands/policy/tables.ts';
import { sheetProblemWords } from '../../src/domain/policy/sheet-rows.ts';
import { type Sheet, sheetNames } from '../../src/domain/policy/sheets.ts';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../templates/policies/${name}.policy.yaml`, import.meta.url), 'utf8');

const small = `# Ours since May.
policy: small # its name
currency: USD
inputs:
  discount: {type: percent, worse: higher}
  region: {type: enum}
tables:
  - name: discount ladder
    columns: [discount, region]
    otherwise: standard
    outcomes:
      manager: {require: {role: sales-manager}, stage: 1, within: 8h, because: "Over 10 %"}
      vp: {require: {role: vp-sales}, stage: 2, because: "Over 20 %"}
    rows:
      # The manager's own.
      - {id: D1, when: ['(10%..20%]', '-'], then: manager}
      # Agreed with the VP.
      - {id: D2, when: ['> 20%', '-'], then: vp} # since 2025

      - id: D3
        when:
          - '> 15%'
          - '"EMEA","NA"'
        then: [manager, vp]
        because: EMEA sells dear
  # A second one.
  - name: other
    columns: [region]
    otherwise: standard
    outcomes: {no: {block: "No"}}
    rows: [{when: ['"XX"'], then: no}, {id: O2, when: ['"YY"'], then: no}]
tests:
  - {name: a test, input: {discount: "15%", region: NA}, expect: {rules: [D1]}}
`;

/** The sheets of a file, with one made anew. */
const sheetsWith = (source: string, name: string, change: (rows: string[][]) => string[][]): Sheet[] =>
  policySheets(source).map((sheet) =>
    sheet.name === name ? { name, rows: change(sheet.rows.map((row) => [...row])) } : sheet,
  );

const changed = (source: string, name: string, change: (rows: string[][]) => string[][]) =>
  changedBySheets(source, sheetsWith(source, name, change));

function accepted(source: string, name: string, change: (rows: string[][]) => string[][]) {
  const answer = changed(source, name, change);
  if ('problems' in answer) throw new Error(answer.problems.map(sheetProblemWords).join('\n'));
  return answer.ok;
}

function refused(name: string, change: (rows: string[][]) => string[][]): string[] {
  const answer = changed(small, name, change);
  return 'problems' in answer ? answer.problems.map(sheetProblemWords) : [];
}

const put =
  (row: number, column: number, text: string) =>
  (rows: string[][]): string[][] =>
    rows.map((cells, index) => (index === row - 1 ? Object.assign([...cells], { [column]: text }) : cells));

describe('the tables of a policy as sheets', () => {
  it('say how each table speaks, then its rows as they stand in the file', () => {
    expect(policySheets(small)[0]).toEqual({
      name: 'discount ladder',
      rows: [
        ['table', 'discount ladder'],
        ['hit policy', 'collect'],
        ['scope', 'deal'],
        ['otherwise', 'standard'],
        ['id', 'discount', 'region', 'then', 'because'],
        ['D1', '(10%..20%]', '-', 'manager', ''],
        ['D2', '> 20%', '-', 'vp', ''],
        ['D3', '> 15%', '"EMEA","NA"', 'manager, vp', 'EMEA sells dear'],
      ],
    });
  });

  it('end with every outcome, to be read', () => {
    expect(policySheets(small).at(-1)).toMatchObject({
      name: 'outcomes',
      rows: [
        ['table', 'outcome', 'kind', 'whom', 'stage', 'within', 'because'],
        ['discount ladder', 'manager', 'require', 'role sales-manager', '1', '8h', 'Over 10 %'],
        ['discount ladder', 'vp', 'require', 'role vp-sales', '2', '', 'Over 20 %'],
        ['other', 'no', 'block', '', '', '', 'No'],
      ],
    });
  });

  it('have names that a spreadsheet takes, each once', () => {
    const names = [
      'Outcomes',
      'a/b: [c]?',
      `'quoted'`,
      '///',
      'History',
      'A B C',
      ...['1', '2'].map((n) => 'x'.repeat(40) + n),
    ];
    expect(sheetNames(names.map((name) => ({ name })))).toEqual([
      'Outcomes (2)',
      'a b c',
      'quoted',
      'table',
      'History (2)',
      'A B C (2)',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { maxLength: 20 }),
        (given) => {
          const found = sheetNames(given.map((name) => ({ name })));
          expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(found.length);
          for (const name of found) expect(name).toMatch(/^(?!')[^:\\/?*[\]]{1,31}(?<!')$/);
        },
      ),
    );
  });

  it.each(['demo', 'gitlab', 'guru', 'guru-mended'])('give back the file of %s letter for letter', (name) => {
    const source = shipped(name);
    expect(changedBySheets(source, policySheets(source))).toMatchObject({ ok: { source, tables: [], problems: [] } });
  });
});

describe('a policy changed by sheets', () => {
  it('has the changed, new, moved and remaining rows, and every other letter as it was', () => {
    const { source, tables, problems } = accepted(small, 'discount ladder', (rows) => [
      ...rows.slice(0, 5),
      ['D4', '> 50%', '-', 'vp, manager', `It's "much"`],
      ['D2', '> 25%', '-', 'vp', ''],
      ['D1', '(10%..20%]', '-', 'manager', ''],
    ]);

    expect(tables).toEqual([{ table: 'discount ladder', added: 1, removed: 1, changed: 1, reordered: true }]);
    expect(problems).toEqual([]);
    const before = small.indexOf("      # The manager's own.");
    const after = small.indexOf('  # A second one.');
    expect(source).toBe(
      `${small.slice(0, before)}      # The manager's own.
      - {id: D4, when: ['> 50%', '-'], then: [vp, manager], because: "It's \\"much\\""}
      # Agreed with the VP.
      - {id: D2, when: ['> 25%', '-'], then: vp} # since 2025
      - {id: D1, when: ['(10%..20%]', '-'], then: manager}
${small.slice(after)}`,
    );
  });

  it('keeps rows without an id without one', () => {
    const { source } = accepted(small, 'other', (rows) => [
      ...rows.slice(0, 5),
      ['', '"ZZ"', 'no', ''],
      ...rows.slice(5),
    ]);
    expect(source).toContain(`rows: [
      {"when":["\\"ZZ\\""],"then":"no"},
      {when: ['"XX"'], then: no},
      {id: O2, when: ['"YY"'], then: no}]
tests:`);
  });

  it('may lose all rows of a table, and get some again', () => {
    const none = accepted(small, 'other', (rows) => rows.slice(0, 5)).source;
    expect(none).toContain('rows: []\n');
    const again = accepted(none, 'other', (rows) => [...rows, ['N1', '"XX"', 'no', '']]).source;
    expect(policySheets(again)[1]?.rows.slice(5)).toEqual([['N1', '"XX"', 'no', '']]);
    const block = accepted(
      small.replace('expect: {rules: [D1]}', 'expect: {standard: true}'),
      'discount ladder',
      (rows) => rows.slice(0, 5),
    );
    expect(policySheets(block.source)[0]?.rows).toHaveLength(5);
  });

  it('is JSON again when it was, and keeps the line ends it had', () => {
    const json = JSON.stringify({
      policy: 'small',
      currency: 'USD',
      inputs: { discount: { type: 'percent' } },
      tables: [
        {
          name: 't',
          columns: ['discount'],
          otherwise: 'gap',
          outcomes: { no: { block: true } },
          rows: [{ when: [0.2], then: 'no' }],
        },
      ],
    });
    const more = (rows: string[][]) => [...rows, ['N1', '> 5%', 'no', 'Because']];
    expect(JSON.parse(accepted(json, 't', more).source)).toMatchObject({
      tables: [{ rows: [{ when: [0.2] }, { id: 'N1', when: ['> 5%'], then: 'no', because: 'Because' }] }],
    });
    const windows = small.replaceAll('\n', '\r\n');
    const { source } = accepted(windows, 'discount ladder', put(6, 1, '(12%..20%]'));
    expect(source).toBe(windows.replace('(10%..20%]', '(12%..20%]'));
  });

  it('has whatever rows the sheet has, and nothing else that is different', () => {
    const source = small.replace('expect: {rules: [D1]}', 'expect: {blocked: false}');
    const [ladder, ...others] = policySheets(source) as [Sheet, ...Sheet[]];
    const written = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
    const row = fc
      .tuple(
        written,
        fc.constantFrom('-', '> 5%', '[10%..20%)', 'not(0.2)'),
        fc.constantFrom('-', '"EMEA"', `not("it's", "NA: # x")`),
        fc.constantFrom('manager', 'vp', 'manager, vp'),
        written,
      )
      .filter(([id]) => !/^D?\d*$/.test(id));
    const rows = fc.tuple(
      fc.shuffledSubarray(ladder.rows.slice(5)),
      fc.uniqueArray(row, { maxLength: 4, selector: ([id]) => id }),
    );
    fc.assert(
      fc.property(rows, fc.boolean(), ([kept, added], before) => {
        const body = before ? [...added, ...kept] : [...kept, ...added];
        const edited = [{ ...ladder, rows: [...ladder.rows.slice(0, 5), ...body] }, ...others];
        const answer = changedBySheets(source, edited);
        if ('problems' in answer) throw new Error(answer.problems.map(sheetProblemWords).join('\n'));
        expect(policySheets(answer.ok.source)).toEqual(edited);
        expect(withoutRows(answer.ok.source)).toEqual(withoutRows(source));
        const [first, last] = [source.indexOf('      # The manager'), source.indexOf('  # A second one.')];
        expect(answer.ok.source.slice(0, first)).toBe(source.slice(0, first));
        expect(answer.ok.source.slice(last - source.length)).toBe(source.slice(last));
      }),
    );
  });

  it('says what no longer fits in its tests, so that the file can be mended', () => {
    const { problems, tests, source } = accepted(small, 'discount ladder', (rows) =>
      rows.filter(([id]) => id !== 'D1'),
    );
    expect(problems).toEqual([{ pointer: '/tests/0/expect/rules/0', message: 'D1 is not a rule' }]);
    expect(tests).toEqual([]);
    expect(source).not.toContain('D1, when');
  });

  it('runs its own tests', () => {
    const { tests } = accepted(small, 'discount ladder', put(6, 1, '(16%..20%]'));
    expect(tests).toMatchObject([{ name: 'a test', passed: false }]);
  });
});

describe('a sheet that does not fit', () => {
  const same = (rows: string[][]) => rows;

  it.each<[string, string, (rows: string[][]) => string[][], string]>([
    [
      'a malformed cell',
      'discount ladder',
      put(7, 1, '20% or so'),
      'discount ladder, row 7, column B (discount): "20% or so"',
    ],
    [
      'an empty cell',
      'discount ladder',
      put(8, 2, ' '),
      'discount ladder, row 8, column C (region): is empty: write -',
    ],
    [
      'an unknown outcome',
      'discount ladder',
      put(6, 3, 'manager, ceo'),
      'row 6, column D (then): ceo is not an outcome here',
    ],
    ['no outcome', 'other', put(6, 2, ''), 'other, row 6, column C (then): is empty: name an outcome'],
    ['an id used twice', 'discount ladder', put(8, 0, 'D1'), 'discount ladder, row 8, column A (id): D1 is used twice'],
    ['another column', 'discount ladder', put(5, 2, 'country'), 'discount ladder, row 5, column C: must be "region"'],
    [
      'a column too many',
      'discount ladder',
      put(7, 5, 'note to self'),
      'row 7, column F: is to the right of the table',
    ],
    [
      'another hit policy',
      'other',
      put(2, 1, 'first'),
      'other, row 2, column B: must be "collect": belongs to the policy file',
    ],
    [
      'a changed outcome',
      'outcomes',
      put(3, 4, '1'),
      'outcomes, row 3, column E: must be "2": outcomes are only to be read',
    ],
  ])('with %s names sheet, row and column', (_, name, change, why) => {
    expect(refused(name, same)).toEqual([]);
    expect(refused(name, change)).toContainEqual(expect.stringContaining(why));
  });

  it('is refused with every problem of every sheet, also one that is missing or nobody’s', () => {
    const sheets = [...sheetsWith(small, 'discount ladder', put(6, 1, '')).slice(0, 1), { name: 'mine', rows: [] }];
    const answer = changedBySheets(small, sheets);
    expect('problems' in answer && answer.problems.map(sheetProblemWords)).toEqual([
      'mine: is no table of this policy; tables are added in the policy file',
      'discount ladder, row 6, column B (discount): is empty: write - where any discount fits',
      'other: is missing; tables are removed in the policy file',
    ]);
  });
});

function withoutRows(source: string): unknown {
  const read = compilePolicyFile(source);
  if ('problems' in read) throw new Error('does not compile');
  const { compiled: _, tables, ...rest } = read.ok;
  return { ...rest, tables: tables.map((table) => ({ ...table, rows: [] })) };
}
