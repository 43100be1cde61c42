/** What an import leaves to be confirmed by somebody else. Pure. */
import type { ImportRun } from '../api/types.ts';

type Outcome = NonNullable<ImportRun['outcome']>;
type Kind = Outcome['steps'][number]['kind'];

/** Where a second person looks, by what was brought in. */
const places: Partial<Record<Kind, { words: string; to: string }>> = {
  'price-agreements': {
    words: 'Price agreements count once a second person has confirmed them.',
    to: '/catalogue?view=agreements',
  },
  'exchange-rates': {
    words: 'The rates are one proposal: they count once a second person has put it in force.',
    to: '/catalogue?view=rates',
  },
};

/** What waits for a second person, in the order of the steps, each once. */
export function waitingForSecondPerson({ state, steps }: Outcome): { words: string; to: string }[] {
  if (state !== 'applied') return [];
  const kinds = steps.filter(({ added, changed }) => added + changed > 0).map(({ kind }) => kind);
  return [...new Set(kinds)].flatMap((kind) => places[kind] ?? []);
}
