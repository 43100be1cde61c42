import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { stateDiagram } from '../../workflows/diagram.ts';
import { overview } from '../../workflows/overview.ts';
import { workflows } from '../../workflows/registry.ts';

describe.each(Object.entries(workflows))('the chart of the %s', (_, { machine }) => {
  const nodes = [machine.root, ...getStateNodes(machine)];

  it('is flat, so that a state has one name', () => {
    expect(getStateNodes(machine).map(({ type }) => type)).toEqual(
      Object.values(machine.states).map(({ type }) => (type === 'final' ? 'final' : 'atomic')),
    );
  });

  it('has no timer, actor, history or step of its own: those would not survive being stored', () => {
    for (const { after, invoke, type, always, config } of nodes) {
      expect({ after, invoke, isHistory: type === 'history', always, spawns: 'onDone' in config }).toEqual({
        after: [],
        invoke: [],
        isHistory: false,
        always: undefined,
        spawns: false,
      });
    }
  });

  it('listens to nothing at its root, where a finished machine would still listen', () => {
    expect([...machine.root.transitions.keys()]).toEqual([]);
  });

  it('does nothing but record facts and keep data, by name, on its transitions alone', () => {
    const actions = nodes.flatMap(({ transitions }) =>
      [...transitions.values()].flat().flatMap((each) => each.actions),
    );
    for (const action of actions as unknown[]) {
      const name = typeof action === 'string' ? action : (action as { type: string }).type;
      expect(Object.keys(machine.implementations.actions)).toContain(name);
    }
    expect(getStateNodes(machine).flatMap(({ entry, exit }) => [...entry, ...exit])).toEqual([]);
    const kinds = Object.values(machine.implementations.actions).map((action) => (action as { type?: string }).type);
    expect(new Set(kinds.filter((kind) => kind !== 'xstate.assign'))).toEqual(new Set(['xstate.emit']));
  });
});

describe('the diagrams', () => {
  it('in workflows/README.md are current', () => {
    expect(readFileSync(new URL('../../workflows/README.md', import.meta.url), 'utf8')).toBe(overview());
  });

  it('say where a command leads, on which condition, and what it records', () => {
    const door = setup({ guards: { isKnown: () => true }, actions: { record: () => undefined } }).createMachine({
      initial: 'closed',
      entry: { type: 'record', params: { fact: 'DoorBuilt' } },
      states: {
        closed: {
          on: {
            Knock: { actions: { type: 'record', params: { fact: 'Knocked' } } },
            Open: { guard: 'isKnown', target: 'open', actions: { type: 'record', params: { fact: 'DoorOpened' } } },
          },
        },
        open: { type: 'final' },
      },
    });
    expect(stateDiagram(door)).toBe(`stateDiagram-v2
  [*] --> closed: DoorBuilt
  closed --> closed: Knock / Knocked
  closed --> open: Open [isKnown] / DoorOpened
  open --> [*]`);
  });

  it('are refused for a guard that has no name', () => {
    const nameless = setup({}).createMachine({ initial: 'a', states: { a: { on: { Go: { guard: () => true } } } } });
    expect(() => stateDiagram(nameless)).toThrow('give it one in setup()');
  });
});

describe('countersign workflow diagram', () => {
  const program = fileURLToPath(new URL('../../src/cli/countersign.ts', import.meta.url));
  const diagram = (...words: string[]) =>
    spawnSync(process.execPath, [program, 'workflow', 'diagram', ...words]).status;

  it('writes the file, finds it current, finds it outdated once it was changed, and says when it cannot read it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diagram-'));
    try {
      const out = join(folder, 'README.md');
      expect(diagram('--check', '--out', out)).toBe(2);
      expect(diagram('--out', out)).toBe(0);
      expect(readFileSync(out, 'utf8')).toBe(overview());
      expect(diagram('--check', '--out', out)).toBe(0);
      writeFileSync(out, 'drawn by hand');
      expect(diagram('--check', '--out', out)).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
