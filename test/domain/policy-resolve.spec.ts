import { describe, expect, it } from '@jest/globals';
import type { Directory, Parties, Person, ResolvedStep } from '../../src/domain/policy/directory.ts';
import { resolveRoute, shortageOf } from '../../src/domain/policy/resolve.ts';
import { judged, policyOf } from './policies.ts';

const person = (id: string, managerId: string | null, ...roles: string[]): Person => ({
  id,
  name: id,
  active: true,
  roles,
  managerId,
});

const people = [
  person('rita', 'mona', 'rep'),
  person('mona', 'vera', 'sales-manager'),
  person('vera', 'carl', 'vp-sales'),
  person('carl', null, 'cfo'),
  person('dan', 'vera', 'deal-desk'),
  person('dora', 'vera', 'deal-desk'),
];
const directory: Directory = { people, limits: [] };
const parties: Parties = { ownerId: 'rita', submitterId: 'rita', editorIds: [] };

interface Case {
  /** Outcome in the file: one row each, all of which apply. */
  outcomes: Record<string, unknown>[];
  file?: Record<string, unknown>;
  discount?: string;
  directory?: Directory;
  parties?: Partial<Parties>;
}

function resolved({ outcomes, file, discount = '15%', directory: other, parties: more }: Case): ResolvedStep[] {
  const named = Object.fromEntries(outcomes.map((outcome, index) => [`o${index}`, outcome]));
  const policy = policyOf({
    inputs: { discount: { type: 'percent', worse: 'higher' } },
    tables: [
      {
        name: 't',
        columns: ['discount'],
        otherwise: 'gap',
        outcomes: named,
        rows: Object.keys(named).map((then, index) => ({ id: `R${index}`, when: ['> 0%'], then })),
      },
    ],
    ...file,
  });
  return resolveRoute(judged(policy, { discount }).route, policy, other ?? directory, { ...parties, ...more });
}

const limits = [
  { who: { role: 'sales-manager' }, input: 'discount', upTo: '20%' },
  { who: { role: 'vp-sales' }, input: 'discount', upTo: '35%' },
];
const who = (steps: ResolvedStep[]) => steps.map(({ stage, candidates }) => [stage, ...candidates]);

describe('segregation of duties', () => {
  const outcomes = [{ require: { role: 'deal-desk' } }];

  it('never asks owner, submitter or editor, and records why', () => {
    const [step] = resolved({ outcomes, parties: { submitterId: 'dan' } });
    expect(step).toMatchObject({
      candidates: ['dora'],
      skipped: [{ person: 'dan', because: 'submitted the version' }],
    });
    expect(resolved({ outcomes, parties: { ownerId: 'dan' } })[0]?.skipped).toEqual([
      { person: 'dan', because: 'owns the deal' },
    ]);
    expect(resolved({ outcomes, parties: { editorIds: ['dora'] } })[0]?.candidates).toEqual(['dan']);
  });

  it('passes over who has left', () => {
    const left = people.map((each) => (each.id === 'dan' ? { ...each, active: false } : each));
    expect(resolved({ outcomes, directory: { people: left, limits: [] } })[0]).toMatchObject({
      candidates: ['dora'],
      skipped: [{ person: 'dan', because: 'is not active' }],
    });
  });

  it('asks the fallback with an alarm when nobody else may decide', () => {
    const steps = resolved({
      outcomes,
      file: { fallback: { role: 'cfo' } },
      parties: { submitterId: 'dan', editorIds: ['dora'] },
    });
    expect(steps).toMatchObject([{ candidates: ['carl'], quorum: 1, fallback: true }]);
    expect(steps[0]?.alarm).toContain('cfo is asked instead');
    expect(shortageOf(steps)).toBeUndefined();
  });

  it('leaves a step without candidates, never approved by silence, when the fallback has nobody either', () => {
    const barred = { submitterId: 'dan', editorIds: ['dora', 'carl'] };
    for (const file of [{ fallback: { role: 'cfo' } }, {}]) {
      const steps = resolved({ outcomes, file, parties: barred });
      expect(steps).toMatchObject([{ candidates: [], fallback: false }]);
      expect(shortageOf(steps)).toMatchObject({ seats: steps[0]?.quorum, people: steps[0]?.candidates });
    }
  });
});

describe('quorum', () => {
  const members = ['dan', 'dora', 'carl'];
  it.each([
    ['any', 1],
    ['all', 3],
    [2, 2],
  ])('%s of three has %d seats', (quorum, seats) => {
    expect(resolved({ outcomes: [{ require: { group: members, quorum } }] })[0]).toMatchObject({ quorum: seats });
  });

  it('out of reach brings in the fallback without giving up a seat', () => {
    const steps = resolved({
      outcomes: [{ require: { role: 'deal-desk', quorum: 2 } }],
      file: { fallback: { role: 'cfo' } },
      parties: { submitterId: 'dan' },
    });
    expect(steps).toMatchObject([{ candidates: ['dora', 'carl'], quorum: 2, fallback: true }]);
  });

  it('that even the fallback cannot reach is unfillable', () => {
    const steps = resolved({
      outcomes: [{ require: { role: 'deal-desk', quorum: 4 } }],
      file: { fallback: { role: 'cfo' } },
    });
    expect(shortageOf(steps)).toMatchObject({ seats: steps[0]?.quorum, people: steps[0]?.candidates });
  });
});

describe('authority', () => {
  it('needs a limit that covers the exact value', () => {
    const outcomes = [{ require: { role: 'sales-manager', input: 'discount' } }];
    expect(resolved({ outcomes, file: { limits }, discount: '20%' })[0]?.candidates).toEqual(['mona']);
    expect(resolved({ outcomes, file: { limits }, discount: '20.0000001%' })[0]).toMatchObject({
      candidates: [],
      skipped: [{ person: 'mona', because: 'limit for discount is 20%' }],
    });
  });

  it('counts the limits of what the rule read even when the file names no input', () => {
    expect(
      resolved({ outcomes: [{ require: { role: 'sales-manager' } }], file: { limits }, discount: '21%' })[0]
        ?.candidates,
    ).toEqual([]);
  });

  it('of a named person replaces that of the role', () => {
    const personal = [...limits, { who: { user: 'mona' }, input: 'discount', upTo: '10%' }];
    expect(
      resolved({ outcomes: [{ require: { role: 'sales-manager' } }], file: { limits: personal } })[0]?.candidates,
    ).toEqual([]);
  });

  it('may come from the installation', () => {
    const outcomes = [{ require: { role: 'sales-manager' } }];
    expect(
      resolved({
        outcomes,
        directory: { people, limits: [{ who: { role: 'sales-manager' }, input: 'discount', upTo: '5%' }] },
      })[0]?.candidates,
    ).toEqual([]);
  });

  it('over an input that gets worse downwards reaches down to its limit', () => {
    const file = {
      inputs: { discount: { type: 'percent', worse: 'lower' } },
      limits: [{ who: { role: 'sales-manager' }, input: 'discount', downTo: '25%' }],
    };
    const asked = (discount: string) =>
      resolved({ outcomes: [{ require: { role: 'sales-manager' } }], file, discount })[0]?.candidates;
    expect([asked('25%'), asked('24.99%')]).toEqual([['mona'], []]);
  });

  it('must be stated where the outcome says limited', () => {
    const outcomes = [{ require: { role: 'cfo', input: 'discount', limited: true } }];
    expect(
      resolved({ outcomes: [{ require: { role: 'cfo' } }, ...outcomes], file: { limits } })[0]?.candidates,
    ).toEqual([]);
    expect(resolved({ outcomes, file: { limits } })[0]?.skipped).toEqual([
      { person: 'carl', because: 'has no stated limit for discount' },
    ]);
  });
});

describe('the manager chain', () => {
  const first = [{ require: { chain: 'first', input: 'discount' } }];
  const each = [{ require: { chain: 'each', input: 'discount' } }];

  it('first asks only the first manager with authority and records the skip', () => {
    expect(who(resolved({ outcomes: first, file: { limits }, discount: '20%' }))).toEqual([[1, 'mona']]);
    expect(resolved({ outcomes: first, file: { limits }, discount: '20.1%' })).toMatchObject([
      { candidates: ['vera'], skipped: [{ person: 'mona', because: 'limit for discount is 20%' }] },
    ]);
  });

  it('each asks every manager in turn up to the first with authority', () => {
    expect(who(resolved({ outcomes: each, file: { limits }, discount: '30%' }))).toEqual([
      [1, 'mona'],
      [2, 'vera'],
    ]);
  });

  it('moves later stages behind its turns', () => {
    const outcomes = [...each, { require: { role: 'deal-desk' }, stage: 2 }];
    expect(who(resolved({ outcomes, file: { limits }, discount: '30%' }))).toEqual([
      [1, 'mona'],
      [2, 'vera'],
      [3, 'dan', 'dora'],
    ]);
  });

  it('skips a manager who edited the version', () => {
    expect(who(resolved({ outcomes: first, file: { limits }, parties: { editorIds: ['mona'] } }))).toEqual([
      [1, 'vera'],
    ]);
  });

  it('asks the fallback where nobody up to the top has authority, and ends where it runs in a circle', () => {
    const file = { limits, fallback: { role: 'cfo' } };
    expect(resolved({ outcomes: first, file, discount: '36%' })).toMatchObject([
      { candidates: ['carl'], fallback: true },
    ]);
    const circle = [person('rita', 'mona', 'rep'), person('mona', 'vera'), person('vera', 'mona')];
    expect(
      resolved({ outcomes: first, file: { limits }, directory: { people: circle, limits: [] } })[0]?.candidates,
    ).toEqual([]);
  });

  it('may look for a role on the way', () => {
    expect(who(resolved({ outcomes: [{ require: { chain: 'first', role: 'vp-sales' } }] }))).toEqual([[1, 'vera']]);
  });
});

describe('one person', () => {
  it('is asked once, at the latest stage, for all the rules', () => {
    const outcomes = [
      { require: { user: 'carl' }, stage: 1, within: '8h' },
      { require: { role: 'deal-desk' }, stage: 2 },
      { require: { role: 'cfo' }, stage: 3 },
    ];
    const steps = resolved({ outcomes });
    expect(who(steps)).toEqual([
      [1, 'dan', 'dora'],
      [2, 'carl'],
    ]);
    expect(steps[1]).toMatchObject({ rules: ['R0', 'R2'], within: 8, quorum: 1 });
  });

  it('and the same people in one stage are one step with the larger number of seats', () => {
    const outcomes = [{ require: { role: 'deal-desk' } }, { require: { group: ['dora', 'dan'], quorum: 'all' } }];
    expect(resolved({ outcomes })).toMatchObject([{ candidates: ['dan', 'dora'], quorum: 2, rules: ['R0', 'R1'] }]);
  });
});
