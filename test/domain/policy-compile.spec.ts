import { describe, expect, it } from '@jest/globals';
import { compilePolicy } from '../../src/domain/policy/compile.ts';

interface File {
  [field: string]: unknown;
  tables: Record<string, unknown>[];
}

const sound = (): File => ({
  policy: 'tried',
  currency: 'USD',
  inputs: {
    discount: { type: 'percent', worse: 'higher' },
    margin: { type: 'percent', worse: 'lower' },
    region: { type: 'enum', values: ['NA', 'EMEA'] },
    family: { type: 'enum', on: 'line' },
  },
  tables: [
    {
      name: 'ladder',
      hit: 'priority',
      order: ['manager'],
      columns: ['discount', 'region'],
      otherwise: 'standard',
      outcomes: { manager: { require: { role: 'manager' } }, noted: { warn: true } },
      rows: [{ id: 'D1', when: ['> 5%', '"NA"'], then: 'manager' }],
    },
  ],
});

/** The problems after a change of the table (or, with the second argument, of the whole file). */
function problems(table: Record<string, unknown>, file: Record<string, unknown> = {}): string[] {
  const base = sound();
  const compiled = compilePolicy({ ...base, tables: [{ ...base.tables[0], ...table }], ...file });
  return 'problems' in compiled ? compiled.problems.map(({ pointer, message }) => `${pointer} ${message}`) : [];
}

const row = (more: Record<string, unknown>) => ({
  rows: [{ id: 'D1', when: ['> 5%', '-'], then: 'manager', ...more }],
});

describe('compiling a policy file', () => {
  it('accepts a sound one', () => {
    expect(problems({})).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a malformed cell', row({ when: ['> 5', '-'] }), '/tables/0/rows/0/when/0 "> 5": 5 would be 500 %'],
    [
      'a word that is no value',
      row({ when: ['-', '"MARS"'] }),
      '/tables/0/rows/0/when/1 ""MARS"": "MARS" is not one of',
    ],
    ['a cell too few', row({ when: ['-'] }), '/tables/0/rows/0/when has 1 cells for 2 columns'],
    ['an unknown outcome', row({ then: 'nobody' }), '/tables/0/rows/0/then/0 nobody is not an outcome here'],
    [
      'an inherited name as outcome',
      row({ then: 'constructor' }),
      '/tables/0/rows/0/then/0 constructor is not an outcome',
    ],
    [
      'an outcome outside the order',
      row({ then: 'noted' }),
      '/tables/0/rows/0/then none of its outcomes is in the order',
    ],
    ['no outcome', row({ then: [] }), '/tables/0/rows/0/then must name an outcome'],
    ['a priority table without order', { order: [] }, '/tables/0/order a priority table names its outcomes'],
    ['an order that names nothing', { order: ['manager', 'cfo'] }, '/tables/0/order/1 cfo is not an outcome here'],
    ['an unknown column', { columns: ['discount', 'x'] }, '/tables/0/columns/1 x is not an input of this policy'],
    [
      'an inherited name as column',
      { columns: ['discount', 'toString'] },
      '/tables/0/columns/1 toString is not an input',
    ],
    ['a line input in a deal table', { columns: ['discount', 'family'] }, '/tables/0/columns/1 family stands on lines'],
    ['an unknown hit policy', { hit: 'any' }, '/tables/0/hit must be one of unique, collect, priority, first'],
    ['a table that does not say what otherwise', { otherwise: undefined }, '/tables/0/otherwise is missing'],
    ['a misspelt field', { mising: 'block' }, '/tables/0/mising is not known here'],
    [
      'an outcome that does nothing',
      { outcomes: { manager: { stage: 2 } } },
      '/tables/0/outcomes/manager must require',
    ],
    [
      'a requirement of two people at once',
      { outcomes: { manager: { require: { role: 'a', user: 'b' } } } },
      '/tables/0/outcomes/manager/require must name one of role, user, group, chain',
    ],
    [
      'a deadline without a unit',
      { outcomes: { manager: { require: { role: 'a' }, within: '8' } } },
      '/tables/0/outcomes/manager/within must be working hours, as 8h',
    ],
    [
      'a group that does not exist',
      { outcomes: { manager: { require: { group: 'board' } } } },
      "/tables/0/outcomes/manager/require/group board is not one of the policy's groups",
    ],
    [
      'a lookup with a hole',
      { outcomes: { manager: { require: { lookup: { by: 'region', asks: { NA: { role: 'a' } } } } } } },
      '/tables/0/outcomes/manager/require/lookup has nobody for EMEA',
    ],
  ])('names the place of %s', (_, table, problem) => {
    expect(problems(table)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a direction no percentage has',
      { inputs: { discount: { type: 'percent', worse: 'up' }, region: { type: 'enum' } } },
      '/inputs/discount/worse must be one of higher, lower',
    ],
    [
      'a limit on the good side',
      { limits: [{ who: { role: 'a' }, input: 'margin', upTo: '20%' }] },
      '/limits/0/downTo margin gets worse downwards',
    ],
    [
      'a limit of nobody',
      { limits: [{ who: {}, input: 'discount', upTo: '20%' }] },
      '/limits/0/who must name one role or one user',
    ],
    [
      'an invariant over nothing',
      { invariants: [{ name: 'i', every: { x: '> 1' }, requires: { role: 'a' } }] },
      '/invariants/0/every/x x is not an input',
    ],
    [
      'a lever that does not move',
      { levers: [{ input: 'discount', step: '0%', cost: 1 }] },
      '/levers/0/step must be above zero',
    ],
    [
      'a test of an unknown input',
      { tests: [{ name: 't', input: { dicsount: '1%' }, expect: { standard: true } }] },
      '/tests/0/input/dicsount dicsount is not an input',
    ],
    [
      'a test that expects nothing',
      { tests: [{ name: 't', input: {}, expect: {} }] },
      '/tests/0/expect expects nothing',
    ],
    [
      'a test of an unknown rule',
      { tests: [{ name: 't', input: {}, expect: { rules: ['D9'] } }] },
      '/tests/0/expect/rules/0 D9 is not a rule',
    ],
    ['a policy without a name', { policy: '' }, '/policy must be a name'],
    [
      'an input called lines',
      { inputs: { lines: { type: 'number' } } },
      '/inputs/lines is the name of the list of lines',
    ],
  ])('names the place of %s', (_, file, problem) => {
    expect(problems({}, file)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });

  it('refuses what is no policy at all', () => {
    for (const file of [null, undefined, 'text', 7, [], {}]) expect(compilePolicy(file)).toHaveProperty('problems');
  });

  it('reports every problem at once', () => {
    expect(problems({ ...row({ when: ['> 5', '"MARS"'], then: 'nobody' }), order: ['x'] }).length).toBe(5);
  });
});
