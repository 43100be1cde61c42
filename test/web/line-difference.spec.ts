import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedRuns, lineDifference } from '../../src/web/policy/line-difference.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.join('\n'));

it('holds both texts, line by line, in their order', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDifference(before, after);
      const side = (without: string) => lines.filter(({ kind }) => kind !== without).map((line) => line.text);
      expect(side('added').join('\n')).toBe(before);
      expect(side('removed').join('\n')).toBe(after);
    }),
  );
});

it('numbers the lines of each side', () => {
  expect(lineDifference('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a', before: 1, after: 1 },
    { kind: 'removed', text: 'b', before: 2, after: null },
    { kind: 'added', text: 'x', before: null, after: 2 },
    { kind: 'same', text: 'c', before: 3, after: 3 },
  ]);
});

it('finds nothing between equal texts, and never more than must change', () => {
  expect(lineDifference('a\nb', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true);
  expect(lineDifference('a\nb\nc\nd', 'b\nc\nd\ne').filter(({ kind }) => kind !== 'same')).toHaveLength(2);
});

it('shows what changed with its surroundings, and joins what is near', () => {
  const before = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const after = before.with(3, 'new').with(6, 'new').with(30, 'new');
  const runs = changedRuns(lineDifference(before.join('\n'), after.join('\n')), 2);
  expect(runs.map((run) => run[0]?.before)).toEqual([2, 29]);
});
