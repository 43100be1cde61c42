import { expect, test } from '@jest/globals';
import { differences } from './oracle/differences.ts';
import { compareMany } from './oracle/many.ts';

/** `npm run check` takes a few; `npm run test:long` has a million of its own. */
const deals = process.env.QUICK_RUN === 'true' ? 300 : 5_000;

test(`${deals} deals of every structure are worth what a naive second implementation says, to the cent and the fraction`, async () => {
  expect((await compareMany(deals, 1)).found).toEqual([]);
}, 300_000);

test('a difference would show: of list by a cent, of a measure by a fraction, of a payment by a day', () => {
  expect(differences({ list: 10001n }, { list: 10000n })).toEqual(['/list: product 10001n, oracle 10000n']);
  expect(differences({ acv: { n: 1, d: 3 } }, { acv: { n: 2n, d: 6n } })).toEqual([]);
  expect(differences({ acv: { n: -1, d: 3 } }, { acv: { n: 1n, d: 3n } })).toHaveLength(1);
  expect(differences([{ dueOn: '2027-01-31' }], [{ dueOn: '2027-01-30' }])).toHaveLength(1);
  expect(differences([], [{ dueOn: '2027-01-30' }])).toHaveLength(1);
});
