import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canBeFilled, shortage } from '../../src/domain/policy/seats.ts';
import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import { approvalMachine } from '../../workflows/approval/machine.ts';
import type { DecisionKind, Step } from '../../workflows/approval/steps.ts';
import { begin, type Decided, decide, type Emitted, stateName } from '../../workflows/workflow.ts';
import { approvalOf, decision, step } from './journeys.ts';

const people = ['ann', 'bob', 'cem', 'dot', 'eve', 'fay'];

const anyStep = fc
  .record({
    stage: fc.integer({ min: 1, max: 3 }),
    candidates: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }),
    quorum: fc.integer({ min: 1, max: 4 }),
  })
  .filter(({ candidates, quorum }) => quorum <= candidates.length);

/** A route that different people can fill, as submission requires. */
const anyRoute = fc
  .array(anyStep, { minLength: 1, maxLength: 4 })
  .map((steps) => steps.map(({ candidates, ...more }, index) => step(`s${index}`, candidates.join(' '), more)))
  .filter((steps) => canBeFilled(steps.map(({ quorum: seats, candidates }) => ({ seats, candidates }))));

const anyAttempts = fc.array(
  fc.record({
    step: fc.nat(3),
    by: fc.constantFrom(...people, 'gil'),
    kind: fc.constantFrom<DecisionKind>('approve', 'approve', 'approve', 'approve', 'reject', 'request-changes'),
    terms: fc.constantFrom('terms', 'terms', 'terms', 'others'),
    inPlaceOf: fc.constantFrom(undefined, undefined, undefined, ...people),
  }),
  { maxLength: 30 },
);

interface Attempt {
  step: number;
  by: string;
  kind: DecisionKind;
  terms: string;
  inPlaceOf: string | undefined;
}

interface Told {
  before: Step[];
  after: Step[];
  facts: Emitted[];
  state: string;
}

const stepsOf = (decided: Decided): Step[] => (decided.next.context as ApprovalContext).steps;

/** Tries one attempt after the other; answers those that were taken. */
function attempt(route: Step[], attempts: Attempt[]): Told[] {
  let now: Decided = begin(approvalMachine, approvalOf(...route));
  return attempts.flatMap(({ step: index, by, kind, terms, inPlaceOf }) => {
    const answer = decide(approvalMachine, now.next, decision(`s${index}`, by, kind, terms, inPlaceOf));
    if ('notAvailable' in answer) return [];
    const told = { before: stepsOf(now), after: stepsOf(answer), facts: answer.facts, state: stateName(answer.next) };
    now = answer;
    return [told];
  });
}

const always = (holds: (told: Told[], route: Step[]) => void) =>
  fc.assert(
    fc.property(anyRoute, anyAttempts, (route, attempts) => holds(attempt(route, attempts), route)),
    { numRuns: 300 },
  );

const openStages = (steps: Step[]) =>
  new Set(steps.filter(({ status }) => status === 'open').map(({ stage }) => stage));

describe('whatever is decided, in whatever order', () => {
  it('only one stage is asked at a time, and all before it are approved', () => {
    always((told) => {
      for (const { after } of told) {
        const [stage, ...others] = openStages(after);
        expect(others).toEqual([]);
        const earlier = after.filter((each) => stage !== undefined && each.stage < stage);
        expect(earlier.filter(({ status }) => status !== 'approved')).toEqual([]);
      }
    });
  });

  it('each step is opened exactly once, and never again', () => {
    always((told, route) => {
      const first = begin(approvalMachine, approvalOf(...route)).facts;
      const opened = [...first, ...told.flatMap(({ facts }) => facts.slice(0, 1))].flatMap(
        (fact) => (fact as unknown as { opened: string[] }).opened,
      );
      expect(opened).toEqual([...new Set(opened)]);
    });
  });

  it('nobody fills two seats: who stands in and whose seat it is count as one', () => {
    always((told) => {
      for (const { after } of told) {
        const involved = after.flatMap(({ decisions }) =>
          decisions.flatMap(({ by, onBehalfOf }) => (onBehalfOf === undefined ? [by] : [by, onBehalfOf])),
        );
        expect(involved).toEqual([...new Set(involved)]);
      }
    });
  });

  it('authority never grows: each seat is that of somebody who is asked, whoever fills it', () => {
    always((told) => {
      for (const { after } of told) {
        const holders = after.flatMap(({ candidates, decisions }) =>
          decisions.map(({ by, onBehalfOf }) => candidates.includes(onBehalfOf ?? by)),
        );
        expect(holders.filter((asked) => !asked)).toEqual([]);
      }
    });
  });

  it('every decision fills the next seat of its step, and no earlier decision changes', () => {
    always((told) => {
      for (const { before, after } of told) {
        for (const [index, { decisions }] of after.entries()) {
          expect(decisions.map(({ seat }) => seat)).toEqual(decisions.map((_, seat) => seat + 1));
          expect(decisions.slice(0, before[index]?.decisions.length)).toEqual(before[index]?.decisions);
        }
      }
    });
  });

  it('a step is approved exactly when as many as its quorum have approved it', () => {
    always((told) => {
      for (const { after } of told) {
        const approvals = after.map(({ decisions }) => decisions.filter((made) => made.decision === 'approve').length);
        expect(after.map(({ status }) => status === 'approved')).toEqual(
          after.map(({ quorum }, index) => approvals[index] === quorum),
        );
      }
    });
  });

  it('it is granted exactly when every step is approved, and ends with nothing still asked', () => {
    always((told) => {
      for (const { after, state } of told) {
        expect(state === 'granted').toBe(after.every(({ status }) => status === 'approved'));
        if (state !== 'asking')
          expect(after.filter(({ status }) => status === 'open' || status === 'waiting')).toEqual([]);
      }
    });
  });

  it('a rejection ends it unless enough others can still approve', () => {
    always((told) => {
      for (const { before, after, facts, state } of told) {
        const [{ type, stepId }] = facts as [Emitted & { stepId: string }];
        if (type !== 'StepRejected' && type !== 'StepOutvoted') continue;
        const { quorum, candidates, decisions } = after.find(({ id }) => id === stepId) as Step;
        const refusals = decisions.filter((made) => made.decision === 'reject').length;
        if (quorum === 1 || candidates.length - refusals < quorum)
          expect([type, state]).toEqual(['StepRejected', 'rejected']);
        if (type === 'StepOutvoted') expect([...openStages(after)]).toEqual([...openStages(before)]);
      }
    });
  });

  it('it never gets stuck: while it asks, somebody who is asked can approve', () => {
    always((told, route) => {
      const moments = [begin(approvalMachine, approvalOf(...route)), ...replayed(route, told)];
      for (const moment of moments.filter(({ next }) => next.status === 'active')) {
        const able = stepsOf(moment).flatMap(({ id, candidates }) =>
          candidates.filter((by) => !('notAvailable' in decide(approvalMachine, moment.next, decision(id, by)))),
        );
        expect(able).not.toEqual([]);
      }
    });
  });

  it('what was decided is bound to the terms that were asked', () => {
    always((told) => {
      const bound = told.flatMap(({ facts }) =>
        facts.map((fact) => (fact as unknown as { termsHash: string }).termsHash),
      );
      expect(bound.filter((hash) => hash !== 'terms')).toEqual([]);
    });
  });
});

function replayed(route: Step[], told: Told[]): Decided[] {
  const { next } = begin(approvalMachine, approvalOf(...route));
  return told.map(({ after, state }) => ({
    next: {
      ...next,
      value: state,
      status: state === 'asking' ? 'active' : 'done',
      context: { ...(next.context as object), steps: after },
    },
    facts: [],
  }));
}

it('parallel steps open the next stage once, in whatever order they finish', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['s0', 's1', 's2', 's3'], { minLength: 4 }), (order) => {
      const route = [
        ...['ann', 'bob', 'cem', 'dot'].map((person, index) => step(`s${index}`, person)),
        step('next', 'eve', { stage: 2 }),
      ];
      let now: Decided = begin(approvalMachine, approvalOf(...route));
      const opened = order.map((id) => {
        const by = stepsOf(now).find((each) => each.id === id)?.candidates[0] as string;
        now = decide(approvalMachine, now.next, decision(id, by)) as Decided;
        return (now.facts[0] as unknown as { opened: string[] }).opened;
      });
      expect(opened).toEqual([[], [], [], ['next']]);
    }),
  );
});

it('seats can be filled by different people exactly when trying every assignment finds one', () => {
  const assigned = (seats: string[][], taken: string[] = []): boolean => {
    const [seat, ...rest] = seats;
    return !seat || seat.some((person) => !taken.includes(person) && assigned(rest, [...taken, person]));
  };
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 4 }), (steps) => {
      const seats = steps.flatMap(({ quorum, candidates }) => Array.from({ length: quorum }, () => candidates));
      expect(canBeFilled(steps.map(({ quorum, candidates }) => ({ seats: quorum, candidates })))).toBe(assigned(seats));
    }),
  );
});

it('a shortage names steps that have more seats than people, and all who can fill them', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 4 }), (steps) => {
      const short = shortage(steps.map((each) => ({ ...each, seats: each.quorum })));
      fc.pre(short !== undefined);
      expect(new Set(short?.people)).toEqual(new Set(short?.steps.flatMap(({ candidates }) => candidates)));
      expect(short?.seats).toBe(short?.steps.reduce((sum, { seats }) => sum + seats, 0));
      expect(short?.seats).toBeGreaterThan(short?.people.length ?? 0);
    }),
  );
});
