import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, exact, ratio } from '../../src/domain/exact.ts';
import type { PolicyValue } from '../../src/domain/policy-value.ts';
import { evaluate } from '../../src/domain/policy/evaluate.ts';
import type { Inputs } from '../../src/domain/policy/policy.ts';
import { firedRules, judged, labels, policyOf } from './policies.ts';

const inputs = {
  discount: { type: 'percent', worse: 'higher' },
  arr: { type: 'money' },
  motion: { type: 'enum', values: ['direct', 'co-sell'] },
  family: { type: 'enum', on: 'line' },
};
const asks = (role: string, stage = 1) => ({ require: { role }, stage });
const ladderOutcomes = { manager: asks('manager'), desk: asks('desk', 2), cfo: asks('cfo', 3) };
const ladderRows = [
  { id: 'D1', when: ['> 5%', '-'], then: 'manager' },
  { id: 'D2', when: ['> 20%', '-'], then: 'desk' },
  { id: 'D3', when: ['> 40%', '>= 100000'], then: 'cfo' },
];
const ladder = (table: Record<string, unknown> = {}) =>
  policyOf({
    inputs,
    tables: [
      {
        name: 'ladder',
        hit: 'priority',
        order: ['cfo', 'desk', 'manager'],
        columns: ['discount', 'arr'],
        otherwise: 'standard',
        outcomes: ladderOutcomes,
        rows: ladderRows,
        ...table,
      },
    ],
  });

describe('hit policies', () => {
  const deep = { discount: '41%', arr: 100000 };

  it('priority lets the strictest matching outcome decide alone', () => {
    expect(labels(judged(ladder(), deep))).toEqual([['cfo']]);
    expect(labels(judged(ladder(), { ...deep, arr: '99999.99' }))).toEqual([['desk']]);
  });

  it('collect lets every matching row count, stage after stage', () => {
    expect(labels(judged(ladder({ hit: 'collect' }), deep))).toEqual([['manager'], ['desk'], ['cfo']]);
  });

  it('first takes the first matching row and shows the rows it hides', () => {
    const found = judged(ladder({ hit: 'first' }), deep);
    expect(labels(found)).toEqual([['manager']]);
    expect(found.trace[0]?.rows.map(({ row, match, fired }) => [row, match, fired])).toEqual([
      ['D1', 'matched', true],
      ['D2', 'matched', false],
      ['D3', 'matched', false],
    ]);
  });

  it('unique blocks when rows contradict each other, naming them', () => {
    const found = judged(ladder({ hit: 'unique' }), { discount: '21%', arr: 0 });
    expect(found.blocked).toBe(true);
    expect(found.findings.at(-1)).toMatchObject({
      kind: 'conflict',
      because: 'ladder: rows D1, D2 match together, and only one may',
    });
  });

  it('never asks less of a worse deal on a ladder', () => {
    const percents = fc.integer({ min: -10_000, max: 20_000 });
    fc.assert(
      fc.property(percents, percents, fc.integer({ min: 0, max: 300_000 }), (a, b, arr) => {
        const strictness = (discount: number) => {
          const [step] = evaluate(
            { deal: { discount: ratio(discount, 10_000), arr: exact(arr) }, lines: [] },
            ladder(),
          ).route;
          return ['manager', 'desk', 'cfo'].indexOf(step?.[0]?.label ?? '');
        };
        expect(strictness(Math.max(a, b))).toBeGreaterThanOrEqual(strictness(Math.min(a, b)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what nobody wrote a row for', () => {
  const small = { discount: '1%', arr: 0 };

  it('is standard only where the table says so', () => {
    expect(judged(ladder(), small)).toMatchObject({ standard: true, blocked: false, route: [], findings: [] });
  });

  it('is a gap that stops the deal where nothing may fall through', () => {
    const found = judged(ladder({ otherwise: 'gap' }), small);
    expect(found).toMatchObject({ standard: false, blocked: true, route: [] });
    expect(found.findings).toMatchObject([{ kind: 'gap', table: 'ladder', row: null, outcome: 'gap' }]);
  });

  it('is refused where the table blocks', () => {
    expect(judged(ladder({ otherwise: 'block' }), small)).toMatchObject({
      blocked: true,
      findings: [{ kind: 'block' }],
    });
  });
});

describe('a missing input', () => {
  const unknownArr = { discount: '41%' };

  it('stops the deal when the row it leaves open would be stricter', () => {
    const found = judged(ladder(), unknownArr);
    expect(found.blocked).toBe(true);
    expect(found.findings.at(-1)).toMatchObject({
      kind: 'missing',
      input: 'arr',
      actual: null,
      limit: '>= 100000',
      row: 'D3',
    });
  });

  it('only warns, or is passed over, where the table says so', () => {
    expect(judged(ladder({ missing: 'warn' }), unknownArr)).toMatchObject({
      blocked: false,
      warnings: [{ input: 'arr' }],
    });
    expect(judged(ladder({ missing: 'skip' }), unknownArr)).toMatchObject({ blocked: false, warnings: [] });
  });

  it('does not matter to a row that another cell already decides', () => {
    expect(judged(ladder(), { discount: '30%' })).toMatchObject({ blocked: false, route: [[{ label: 'desk' }]] });
  });

  it('does not matter to a row no stricter than the one that decides', () => {
    const rows = [...ladderRows.slice(0, 2), { id: 'D4', when: ['-', '>= 500000'], then: 'desk' }];
    expect(judged(ladder({ rows }), { discount: '30%' })).toMatchObject({
      blocked: false,
      route: [[{ rules: ['D2'] }]],
    });
  });

  it('is reported as missing alone, not as a gap beside', () => {
    const found = judged(ladder({ otherwise: 'gap' }), { arr: 0 });
    expect(found.findings.map(({ kind, input }) => [kind, input])).toEqual([['missing', 'discount']]);
  });

  it('is what a value outside its declared words counts as', () => {
    const policy = policyOf({
      inputs,
      tables: [
        {
          name: 'm',
          columns: ['motion'],
          otherwise: 'standard',
          outcomes: { x: asks('x') },
          rows: [{ when: ['not("direct")'], then: 'x' }],
        },
      ],
    });
    expect(evaluate({ deal: { motion: 'barter' }, lines: [] }, policy)).toMatchObject({ blocked: true, route: [] });
  });
});

describe('a finding', () => {
  it('shows on which side of the limit an unrounded value lies', () => {
    const over = judged(ladder(), { discount: '20.0000000001%', arr: 0 });
    expect(over.findings).toMatchObject([
      {
        rule: 'D2',
        table: 'ladder',
        row: 'D2',
        input: 'discount',
        actual: '0.200000000001',
        limit: '> 20%',
        outcome: 'desk',
      },
    ]);
    const exactly = judged(ladder(), { discount: '20%', arr: 0 });
    expect(exactly.trace[0]?.rows[1]?.cells[0]).toMatchObject({ match: 'not-matched', actual: '0.20000000' });
  });

  it('names rules of different tables apart when their ids are the same', () => {
    const table = { columns: ['discount'], otherwise: 'standard', outcomes: { x: asks('x') } };
    const policy = policyOf({
      inputs,
      tables: [
        { ...table, name: 'one', rows: [{ id: 'R1', when: ['-'], then: 'x' }] },
        {
          ...table,
          name: 'two',
          rows: [
            { id: 'R1', when: ['-'], then: 'x' },
            { when: ['-'], then: 'x' },
          ],
        },
      ],
    });
    expect(judged(policy, {}).route).toMatchObject([[{ label: 'x', rules: ['one/R1', 'two/R1', 'two/2'] }]]);
  });
});

describe('outcomes', () => {
  const outcomes = {
    standard: { standard: true },
    ask: { ...asks('desk'), within: '8h', clause: 'price-lock' },
    sooner: { ...asks('desk'), within: '4h' },
    papers: { evidence: 'statement of work' },
    no: { block: 'Not sold there' },
    careful: { warn: 'Look twice' },
  };
  const one = (...then: string[]) =>
    judged(
      policyOf({
        inputs,
        tables: [{ name: 't', columns: [], otherwise: 'gap', outcomes, rows: [{ id: 'R', when: [], then }] }],
      }),
      {},
    );

  it('standard never cancels what something else requires or blocks', () => {
    expect(one('standard')).toMatchObject({ standard: true, blocked: false });
    expect(one('standard', 'ask')).toMatchObject({ standard: false, route: [[{ label: 'desk' }]] });
    expect(one('standard', 'no')).toMatchObject({ standard: false, blocked: true });
  });

  it('unite the rules of the same ask and keep the nearer deadline', () => {
    expect(one('ask', 'sooner')).toMatchObject({
      route: [[{ role: 'desk', quorum: 'any', within: 4, rules: ['R'] }]],
      clauses: ['price-lock'],
    });
  });

  it('warn, ask for evidence and say why', () => {
    expect(one('careful', 'papers')).toMatchObject({
      standard: true,
      evidence: ['statement of work'],
      warnings: [{ because: 'Look twice' }],
    });
    expect(one('no').findings[0]).toMatchObject({ because: 'Not sold there', kind: 'block' });
  });

  it('look up whom to ask, and stop when nobody is named for the value', () => {
    const lookup = {
      lookup: { by: 'motion', asks: { direct: { role: 'direct-head' }, 'co-sell': { user: 'petra' } } },
    };
    const table = {
      name: 't',
      columns: [],
      otherwise: 'gap',
      outcomes: { x: { require: lookup } },
      rows: [{ when: [], then: 'x' }],
    };
    const policy = policyOf({ inputs, tables: [table] });
    expect(labels(judged(policy, { motion: 'co-sell' }))).toEqual([['petra']]);
    expect(judged(policy, {})).toMatchObject({ blocked: true, route: [] });
  });
});

describe('lines', () => {
  const lines = [
    { line: 'L1', family: 'software', discount: '10%' },
    { line: 'L2', family: 'hardware', discount: '30%' },
    { line: 'L3', family: 'hardware', discount: '50%' },
  ];
  const perLine = (scope: string, more = {}, worse = 'higher') =>
    policyOf({
      inputs: { ...inputs, discount: { type: 'percent', worse } },
      tables: [
        {
          name: 'hardware',
          hit: 'priority',
          order: ['cfo', 'desk', 'manager'],
          scope,
          columns: ['family', 'discount'],
          otherwise: 'standard',
          outcomes: ladderOutcomes,
          rows: [
            { id: 'H1', when: ['"hardware"', '> 20%'], then: 'desk' },
            { id: 'H2', when: ['"hardware"', '> 40%'], then: 'cfo' },
          ],
          ...more,
        },
      ],
    });

  it('are judged one by one in each-line scope, and findings name them', () => {
    const found = judged(perLine('each-line'), { discount: '0%', lines });
    expect(found.findings.map(({ rule, lines: named }) => [rule, named])).toEqual([
      ['H1', ['L2']],
      ['H2', ['L3']],
    ]);
    expect(labels(found)).toEqual([['desk'], ['cfo']]);
  });

  it('are judged together in any-line scope', () => {
    const found = judged(perLine('any-line'), { discount: '0%', lines });
    expect(found.findings.map(({ rule, lines: named }) => [rule, named])).toEqual([['H2', ['L3']]]);
    expect(judged(perLine('any-line'), { lines: lines.slice(0, 1) }).standard).toBe(true);
  });

  it('are told of with what was read of the worst of them, in whichever direction that lies', () => {
    const ofLines = ['L1', 'L2', 'L3'].map((line, at) => ({
      ...lines[1],
      line,
      discount: ['30%', '38%', '30%'][at],
    }));
    const read = (order: number[], worse = 'higher') => {
      const policy = perLine('any-line', {}, worse);
      const { findings } = judged(policy, { discount: '0%', lines: order.map((at) => ofLines[at]) });
      return findings.map(({ rule, actual, reads, lines: named }) => [rule, actual, reads.at(-1)?.actual, named]);
    };
    const [mild, worst] = ['0.30000000', '0.38000000'];
    expect(read([0, 1, 2])).toEqual([['H1', worst, worst, ['L1', 'L2', 'L3']]]);
    expect(read([1, 0])).toEqual([['H1', worst, worst, ['L2', 'L1']]]);
    expect(read([0, 2])).toEqual([['H1', mild, mild, ['L1', 'L3']]]);
    expect(read([1, 0], 'lower')).toEqual([['H1', mild, mild, ['L2', 'L1']]]);
  });

  it('are told of as the first of them where the worst is so by what not everybody may see', () => {
    const policy = policyOf({
      inputs: { margin: { type: 'percent', worse: 'lower' }, discount: { type: 'percent', worse: 'higher' } },
      tables: [
        {
          name: 'low',
          scope: 'any-line',
          columns: ['margin', 'discount'],
          otherwise: 'standard',
          outcomes: ladderOutcomes,
          rows: [{ id: 'M1', when: ['< 50%', '> 5%'], then: 'desk' }],
        },
      ],
    });
    const ofLines = [
      { line: 'L1', margin: '40%', discount: '10%' },
      { line: 'L2', margin: '10%', discount: '20%' },
    ];
    const [finding] = judged(policy, { lines: ofLines }).findings;
    expect(finding?.reads.map(({ actual }) => actual)).toEqual(['0.40000000', '0.10000000']);
  });

  it('are missing, never absent, when a deal has none', () => {
    expect(judged(perLine('any-line'), { discount: '50%' })).toMatchObject({ blocked: true, standard: false });
  });
});

describe('evaluation', () => {
  const words = fc.constantFrom('direct', 'co-sell', 'barter', '', '__proto__', '2026-02-30');
  const value: fc.Arbitrary<PolicyValue> = fc.oneof(
    fc.constant(undefined),
    fc.boolean(),
    words,
    fc.array(words).map((each) => new Set(each)),
    fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 30n })).map(([n, d]) => ratio(n, d)),
  );
  const record = fc.dictionary(fc.constantFrom('discount', 'arr', 'motion', 'family', 'constructor'), value);

  it('answers for any inputs, and is standard exactly when nothing requires and nothing blocks', () => {
    const policies = [
      ladder(),
      ladder({ hit: 'unique', missing: 'warn' }),
      ladder({ hit: 'first', otherwise: 'gap', scope: 'any-line' }),
    ];
    fc.assert(
      fc.property(record, fc.array(record, { maxLength: 3 }), fc.constantFrom(...policies), (deal, lines, policy) => {
        const found = evaluate({ deal, lines }, policy);
        const requires = found.findings.some(({ kind }) => kind === 'require');
        expect(found.standard).toBe(!requires && !found.findings.some(({ blocks }) => blocks));
        expect(found.route.length > 0).toBe(requires);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });

  it('decides at each limit by the exact value, however near', () => {
    fc.assert(
      fc.property(fc.constantFrom(5, 20, 40), fc.bigInt({ min: 1n, max: 10n ** 50n }), (limit, fineness) => {
        const at = ratio(limit, 100);
        const rules = (discount: PolicyValue) =>
          firedRules(evaluate({ deal: { discount, arr: exact(100000) }, lines: [] }, ladder({ hit: 'collect' })));
        expect(rules(add(at, ratio(1n, fineness * 1000n))).length).toBe(rules(at).length + 1);
      }),
    );
  });
});

describe('inputs', () => {
  const policy = ladder();
  it.each<[Inputs, string]>([
    [{ discount: 20 }, '/discount 20 would be 2000 %: write 20% or a ratio with decimals'],
    [{ discount: true }, '/discount must be a number, as text where it is very large or small'],
    [{ arr: 1e21 }, '/arr must be a number, as text where it is very large or small'],
    [{ arr: '1,000' }, '/arr 1,000 is not a number'],
    [{ motion: 'barter' }, '/motion barter is not one of direct, co-sell'],
    [{ lines: [{ discount: 'x' }] }, '/lines/0/discount x is not a percentage: write 20% or 0.20'],
  ])('%j are refused by name', (json, message) => {
    expect(() => judged(policy, json)).toThrow(JSON.stringify(message.split(' ').slice(1).join(' ')).slice(1, -1));
    expect(() => judged(policy, json)).toThrow(JSON.stringify(message.split(' ')[0]));
  });

  it('read a percentage in every safe spelling as the same value', () => {
    for (const discount of ['20.5%', '0.205', 0.205, '41/200']) {
      expect(judged(policy, { discount, arr: 0 }).findings[0]?.actual).toBe('0.20500000');
    }
  });
});
