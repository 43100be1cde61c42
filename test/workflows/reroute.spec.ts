import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ResolvedStep } from '../../src/domain/policy/directory.ts';
import { canBeFilled } from '../../src/domain/policy/seats.ts';
import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import { approvalMachine } from '../../workflows/approval/machine.ts';
import { type AskedAnew, askedAnew, matched } from '../../workflows/approval/reroute.ts';
import type { Step, StepStatus } from '../../workflows/approval/steps.ts';
import { begin, type Decided, decide, stateName } from '../../workflows/workflow.ts';
import { approvalOf, decision, step } from './journeys.ts';

const plan = (label: string, candidates: string, stage = 1, causes = [label]): ResolvedStep => ({
  stage,
  label,
  ask: label,
  quorum: 1,
  candidates: candidates.split(' '),
  rules: causes,
  causes: causes.map((rule) => ({ rule, outcome: 'ask' })),
  within: 24,
  skipped: [],
  fallback: false,
  alarm: null,
});
const planned = (of: ResolvedStep, status: StepStatus = 'open', more: Partial<Step> = {}) => ({
  step: step(`id of ${of.label}`, of.candidates.join(' '), { status, ...more }),
  plan: of,
});
const ids = (found: ReturnType<typeof matched>) => found.map(({ id, plan: { label } }) => [id, label]);
const fresh = () => 'new';

describe('a route that is resolved anew', () => {
  it('keeps the step of the same ask, whoever fills it now', () => {
    expect(ids(matched([planned(plan('desk', 'ann'))], [plan('desk', 'bob')], fresh))).toEqual([
      ['id of desk', 'desk'],
    ]);
  });

  it('asks nobody anew for what is approved', () => {
    const running = [planned(plan('desk', 'ann'), 'approved'), planned(plan('cfo', 'eve', 2))];
    expect(ids(matched(running, [plan('desk', 'bob'), plan('cfo', 'eve', 2)], fresh))).toEqual([['id of cfo', 'cfo']]);
  });

  it('still asks the manager with authority when one below, who had approved, is gone', () => {
    const chain = ['chain'];
    const running = [planned(plan('m1', 'ann', 1, chain), 'approved'), planned(plan('m2', 'bob', 2, chain))];
    expect(ids(matched(running, [plan('top', 'bob', 1, chain)], fresh))).toEqual([['id of m2', 'top']]);
  });

  it('asks the managers who come in between as well', () => {
    const chain = ['chain'];
    const running = [planned(plan('m1', 'ann', 1, chain)), planned(plan('m2', 'bob', 2, chain), 'waiting')];
    const wanted = [plan('n1', 'cem', 1, chain), plan('n2', 'dot', 2, chain), plan('n3', 'bob', 3, chain)];
    expect(ids(matched(running, wanted, fresh))).toEqual([
      ['new', 'n1'],
      ['id of m1', 'n2'],
      ['id of m2', 'n3'],
    ]);
  });

  it('parts a step that one person filled for two rules, and joins two that one is left for', () => {
    const both = plan('both', 'ann', 1, ['a', 'b']);
    const [a, b] = [plan('a', 'bob'), plan('b', 'cem')];
    expect(ids(matched([planned(both)], [a, b], fresh))).toEqual([
      ['id of both', 'a'],
      ['new', 'b'],
    ]);
    expect(ids(matched([planned(a), planned(b)], [both], fresh))).toEqual([['id of a', 'both']]);
  });

  it('keeps a seat that was handed on while the new person is able, and gives it back otherwise', () => {
    const given = step('s', 'dot', { status: 'open', reassigned: [{ from: null, to: 'dot' }] });
    expect(askedAnew(given, 's', plan('desk', 'ann bob'), () => true).candidates).toEqual(['dot']);
    expect(askedAnew(given, 's', plan('desk', 'ann bob'), () => false).candidates).toEqual(['ann', 'bob']);
  });

  it('counts no approval of somebody who is not asked any more, and keeps it on record', () => {
    const half = step('s', 'ann bob cem', {
      status: 'open',
      quorum: 2,
      decisions: [{ seat: 1, by: 'ann', decision: 'approve' }],
    });
    expect(askedAnew(half, 's', { ...plan('desk', 'bob cem'), quorum: 2 }, () => true).quorum).toBe(3);
    expect(askedAnew(half, 's', { ...plan('desk', 'ann cem'), quorum: 2 }, () => true).quorum).toBe(2);
  });
});

const people = ['ann', 'bob', 'cem', 'dot', 'eve', 'fay'];
const anyPeople = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 });
const anyRoute = fc
  .array(fc.record({ stage: fc.integer({ min: 1, max: 3 }), candidates: anyPeople }), { minLength: 2, maxLength: 4 })
  .map((steps) => steps.map(({ candidates, stage }, index) => step(`s${index}`, candidates.join(' '), { stage })))
  .filter((steps) => canBeFilled(steps.map(({ quorum: seats, candidates }) => ({ seats, candidates }))));

const anyEvent = fc.oneof(
  fc.record({ kind: fc.constant('decide' as const), at: fc.nat(4), by: fc.constantFrom(...people) }),
  fc.record({ kind: fc.constant('reassign' as const), at: fc.nat(4), to: fc.constantFrom(...people, 'gil') }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(4), who: fc.constantFrom(...people, 'gil', 'hal') }),
  fc.record({
    kind: fc.constant('reroute' as const),
    keep: fc.subarray(['s0', 's1', 's2', 's3', 'fresh']),
    to: anyPeople,
    stage: fc.integer({ min: 1, max: 3 }),
  }),
);
type Happening = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

const stepsOf = ({ next }: Decided): Step[] => (next.context as ApprovalContext).steps;

function command(steps: Step[], happening: Happening) {
  const id = 'at' in happening ? (steps[happening.at % steps.length]?.id as string) : '';
  if (happening.kind === 'decide') return decision(id, happening.by);
  const reason = 'people change';
  if (happening.kind === 'reassign') {
    return { type: 'ReassignStep', stepId: id, from: null, to: happening.to, by: 'ann', reason, replaced: [] };
  }
  if (happening.kind === 'add') {
    const { who } = happening;
    return { type: 'AddApprover', stepId: `by ${who}`, besideStepId: id, approver: who, label: who, by: 'ann', reason };
  }
  const asked = happening.keep.map(
    (name, index): AskedAnew => ({
      id: name,
      stage: happening.stage,
      label: name,
      quorum: 1,
      candidates: index === 0 ? happening.to : people,
      fallback: false,
    }),
  );
  return { type: 'RerouteSteps', asked, replaced: [], fellBack: [], reason };
}

describe('whatever is decided, handed on, added and asked anew', () => {
  const always = (holds: (before: Step[], after: Step[], state: string) => void) =>
    fc.assert(
      fc.property(anyRoute, fc.array(anyEvent, { maxLength: 20 }), (route, happenings) => {
        let now: Decided = begin(approvalMachine, approvalOf(...route));
        for (const happening of happenings) {
          const answer = decide(approvalMachine, now.next, command(stepsOf(now), happening));
          if ('notAvailable' in answer) continue;
          holds(stepsOf(now), stepsOf(answer), stateName(answer.next));
          now = answer;
        }
      }),
      { numRuns: 300 },
    );

  it('no decision is lost or changed, and what is approved stays approved', () => {
    always((before, after) => {
      for (const step of before) {
        const later = after.find(({ id }) => id === step.id) as Step;
        expect(later.decisions.slice(0, step.decisions.length)).toEqual(step.decisions);
        if (step.status === 'approved') expect(later.status).toBe('approved');
      }
    });
  });

  it('nobody fills two seats', () => {
    always((_, after) => {
      const deciders = after.flatMap(({ decisions }) => decisions.map(({ by }) => by));
      expect(deciders).toEqual([...new Set(deciders)]);
    });
  });

  it('it is granted only when something is approved and nothing is asked any more', () => {
    always((_, after, state) => {
      if (state !== 'granted') return;
      expect(after.some(({ status }) => status === 'approved')).toBe(true);
      expect(after.filter(({ status }) => status === 'open' || status === 'waiting')).toEqual([]);
    });
  });

  it('while it asks, a step is open unless none is left', () => {
    always((_, after, state) => {
      if (state !== 'asking' || after.every(({ status }) => status === 'cancelled')) return;
      expect(after.some(({ status }) => status === 'open')).toBe(true);
    });
  });
});
