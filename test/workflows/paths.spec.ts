import { describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { type FactType, type MachineCommand, type WorkflowName, workflows } from '../../workflows/registry.ts';
import { quoteToCash } from '../../workflows/quote-to-cash.ts';
import { available, begin, decide, type Emitted, type Stored, stateName } from '../../workflows/workflow.ts';
import { journeys } from './journeys.ts';
import { type Path, shortestPaths, simplePaths } from './paths.ts';

const names = Object.keys(workflows) as WorkflowName[];

/** Where a way through a machine has come to, and the places that were gone to from there. */
interface Place {
  state: Stored;
  facts: Emitted[];
  next: Map<MachineCommand, Place>;
}

const beginnings = Object.fromEntries(
  names.map((name) => {
    const { next, facts } = begin(workflows[name].machine, journeys[name].input);
    return [name, { state: next, facts, next: new Map() }];
  }),
) as unknown as Record<WorkflowName, Place>;

/** Goes a path; what many paths begin with is gone once. */
function walk(workflow: WorkflowName, path: Path): Place {
  return path.reduce((place, command) => {
    const known = place.next.get(command);
    if (known) return known;
    const gone = step(workflow, place, command);
    place.next.set(command, gone);
    return gone;
  }, beginnings[workflow]);
}

/** One step through the kernel as the server does it: every state is stored as JSON and read again. */
function step(workflow: WorkflowName, { state, facts }: Place, command: MachineCommand): Place {
  const decided = decide(workflows[workflow].machine, frozen(JSON.parse(JSON.stringify(state))), command);
  if ('notAvailable' in decided) throw new Error(`${command.type} was refused on the way`);
  if (decided.facts.length === 0) throw new Error(`${command.type} recorded nothing`);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(decided.next)), decided.next)) throw new Error('not plain JSON');
  return { state: decided.next, facts: [...facts, ...decided.facts], next: new Map() };
}

/** A machine that writes into what it was given would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** Every moment of every machine, walked to once. */
const momentsOf = Object.fromEntries(
  names.map((name) => [name, shortestPaths(name).map((path) => walk(name, path))]),
) as Record<WorkflowName, ReturnType<typeof walk>[]>;

/** What each moment of a machine answers to each command; asked once. */
const answersOf = Object.fromEntries(
  names.map((name) => [
    name,
    momentsOf[name].map(({ state }) => ({
      state,
      before: JSON.stringify(state),
      answers: journeys[name].commands.map((command) => ({
        command,
        answer: decide(workflows[name].machine, state, command),
      })),
    })),
  ]),
) as Record<WorkflowName, { state: Stored; before: string; answers: Answer[] }[]>;

interface Answer {
  command: MachineCommand;
  answer: ReturnType<typeof decide>;
}

describe.each(names)('on every way through the %s', (workflow) => {
  const { machine } = workflows[workflow];
  const moments = momentsOf[workflow];

  it('each state of the chart is reached', () => {
    const reached = new Set(moments.map(({ state }) => stateName(state)));
    expect([...reached].sort()).toEqual(Object.keys(machine.states).sort());
  });

  it('each step records a fact that the map knows', () => {
    const unknown = moments.flatMap(({ facts }) => facts).filter(({ type }) => !Object.hasOwn(quoteToCash, type));
    expect(unknown).toEqual([]);
  });

  it('what is offered is what can be taken with the right data, and nothing else', () => {
    const taken = new Map<string, Set<string>>();
    const offered = new Map<string, Set<string>>();
    for (const { state, answers } of answersOf[workflow]) {
      const at = stateName(state);
      const types = answers.filter(({ answer }) => !('notAvailable' in answer)).map(({ command }) => command.type);
      taken.set(at, new Set([...(taken.get(at) ?? []), ...types]));
      offered.set(at, new Set([...(offered.get(at) ?? []), ...available(machine, state)]));
    }
    expect(taken).toEqual(offered);
  });

  it('a refusal leaves nothing behind and says what is possible instead', () => {
    for (const { state, before, answers } of answersOf[workflow]) {
      const refusals = answers.map(({ answer }) => answer).filter((answer) => 'notAvailable' in answer);
      expect(refusals).toEqual(refusals.map(() => ({ notAvailable: true, available: available(machine, state) })));
      expect(JSON.stringify(state)).toBe(before);
    }
  });

  it('a final state takes nothing', () => {
    const ended = answersOf[workflow].filter(({ state }) => machine.states[stateName(state)]?.type === 'final');
    expect(ended.length).toBeGreaterThan(0);
    for (const { state, answers } of ended) {
      expect(state.status).toBe('done');
      expect(available(machine, state)).toEqual([]);
      expect(answers.filter(({ answer }) => !('notAvailable' in answer))).toEqual([]);
    }
  });

  it('an unknown command, also one that a timer of XState would raise, is refused', () => {
    for (const { state } of moments) {
      for (const type of ['Nonsense', 'xstate.after.1000.draft', 'xstate.init', '*', '']) {
        expect(decide(machine, state, { type })).toEqual({ notAvailable: true, available: available(machine, state) });
      }
    }
  });
});

it.each(['quote', 'contract', 'order', 'invoice'] as const)('every simple path of the %s can be gone', (workflow) => {
  const paths = simplePaths(workflow);
  expect(paths.length).toBeGreaterThan(1);
  for (const path of paths) walk(workflow, path);
});

it('a quote counts its versions without a gap, and each new one is bound to no terms', () => {
  for (const { facts, state } of momentsOf.quote) {
    const versions = facts.flatMap((fact) => (fact.type === 'QuoteRevised' ? [fact] : []));
    expect(versions).toEqual(
      versions.map((_, index) => expect.objectContaining({ version: index + 2, termsHash: null })),
    );
    expect(state.context).toMatchObject({ version: versions.length + 1 });
  }
});

it('the charts together record exactly the facts of the map, but for those of the deal itself', () => {
  const recorded = names.flatMap((name) => [
    ...begin(workflows[name].machine, journeys[name].input).facts,
    ...answersOf[name].flatMap(({ answers }) =>
      answers.flatMap(({ answer }) => ('notAvailable' in answer ? [] : answer.facts)),
    ),
  ]);
  const ofTheDeal: FactType[] = [
    'DealOpened',
    'DealChanged',
    'AttachmentAdded',
    'SelfApprovalAttempted',
    'ScenarioKept',
    'ScenarioChanged',
    'ScenarioDiscarded',
  ];
  const types = new Set([...recorded.map(({ type }) => type), ...ofTheDeal]);
  expect([...types].sort()).toEqual(Object.keys(quoteToCash).sort());
});
