import { expect, test } from '@jest/globals';
import { availableParallelism } from 'node:os';
import { compareMany } from '../domain/oracle/many.ts';
import { recordFigures } from '../support/long-figures.ts';

const minutes = 60_000;

test(
  'a million deals of every structure are worth what a naive second implementation says',
  async () => {
    const { deals, lines, found, firstSeed, seconds } = await compareMany(1_000_000, availableParallelism());
    recordFigures('Deals of every structure, compared with a naive second implementation', [
      { name: 'deals', value: deals },
      { name: 'lines', value: lines },
      { name: 'differences', value: found.length, promised: 0 },
      { name: 'first seed', value: firstSeed },
      { name: 'deals a second', value: Math.round(deals / seconds) },
      { name: 'time', value: Math.round(seconds), unit: 's' },
    ]);
    expect(found).toEqual([]);
  },
  120 * minutes,
);
