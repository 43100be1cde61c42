import { expect, it } from '@jest/globals';
import { type Figure, recordFigures } from '../support/long-figures.ts';
import { mutate } from '../support/mutants.ts';

const minutes = 60_000;

interface Campaign {
  what: string;
  /** Files of `src/domain`, and how many of the faults put into each may go unnoticed. */
  files: Record<string, number>;
  /** Suites of `test/domain`. */
  suites: string[];
}

const campaigns: Campaign[] = [
  {
    what: 'discounts of lines and of the total',
    files: {
      // A name that is there but undefined.
      'pricing/header.ts': 1,
      // Defaults that are never reached, shortcuts that come to the same, and who bears an amount where all costs nothing.
      'pricing/ladder.ts': 8,
      // Whatever is not of a line is of the total.
      'pricing/excess.ts': 1,
    },
    suites: ['taken-off', 'pricing-structures', 'worked-cases'],
  },
];

it.each(campaigns)(
  'faults put into $what are noticed by its tests',
  async ({ what, files, suites }) => {
    const allowed = new Map(Object.entries(files).map(([file, count]) => [`src/domain/${file}`, count]));
    const found = await mutate(
      [...allowed.keys()],
      suites.map((suite) => `domain/${suite}`),
    );
    const figures = found.map(
      ({ file, mutants, survivors }): Figure => ({
        name: `${file}: noticed of ${mutants}, at least`,
        value: mutants - survivors.length,
        promised: mutants - (allowed.get(file) ?? 0),
      }),
    );
    recordFigures(`Faults put into ${what}`, figures);
    expect(found.filter(({ file, survivors }) => survivors.length > (allowed.get(file) ?? 0))).toEqual([]);
  },
  20 * minutes,
);
