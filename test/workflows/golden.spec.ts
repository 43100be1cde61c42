import { describe, expect, it } from '@jest/globals';
import { workflows } from '../../workflows/registry.ts';
import { decide, stateName } from '../../workflows/workflow.ts';
import { goldenStates, statesWithoutGolden, taken } from './golden-states.ts';

it('every state of every machine is kept as a file; new ones are written by `node scripts/golden-states.mjs`', () => {
  expect(statesWithoutGolden()).toEqual([]);
});

describe.each(goldenStates())('the stored state %s', (name, { workflow, version, state, takes }) => {
  it('can still be loaded', () => {
    expect(version).toBe(workflows[workflow].version);
    expect(name).toBe(`${workflow}.v${version}.${stateName(state)}.json`);
    expect(decide(workflows[workflow].machine, state, { type: 'Nonsense' })).toMatchObject({ notAvailable: true });
  });

  it('still takes its commands, which lead where they led', () => {
    expect(
      taken(
        workflow,
        state,
        takes.map(({ command }) => command),
      ),
    ).toEqual(takes);
  });
});
