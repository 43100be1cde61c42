import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chainAbove, reportingTree } from '../../src/web/people/reporting-tree.ts';

const person = (id: string, managerId: string | null) => ({ id, name: id, managerId });
const company = [person('rita', 'mona'), person('carl', null), person('mona', 'vera'), person('vera', 'carl')];

it('puts everybody beneath their manager', () => {
  const rows = reportingTree(company).map((row) => [row.person.id, row.depth, row.reports]);
  expect(rows).toEqual([
    ['carl', 0, 1],
    ['vera', 1, 1],
    ['mona', 2, 1],
    ['rita', 3, 0],
  ]);
});

it('puts somebody whose manager is filtered out at the top', () => {
  expect(reportingTree([person('rita', 'mona')])[0]?.depth).toBe(0);
});

it('shows everybody exactly once, circles included', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const managers = fc.array(fc.option(fc.constantFrom(...ids), { nil: null }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(managers, (chosen) => {
      const people = ids.map((id, index) => person(id, chosen[index] ?? null));
      const shown = reportingTree(people).map((row) => row.person.id);
      expect(shown.toSorted()).toEqual(ids);
    }),
  );
});

it('climbs to the top of the chain and stops in a circle', () => {
  const byId = new Map(company.map((one) => [one.id, one]));
  expect(chainAbove(byId, 'rita').map(({ id }) => id)).toEqual(['mona', 'vera', 'carl']);
  const circle = new Map([person('a', 'b'), person('b', 'a')].map((one) => [one.id, one]));
  expect(chainAbove(circle, 'a').map(({ id }) => id)).toEqual(['b']);
});
