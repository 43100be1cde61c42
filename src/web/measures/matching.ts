import type { MeasureDefinition } from '../api/types.ts';

/** The definitions that have every word of a search; those whose own name it is come first. */
export function matching(all: readonly MeasureDefinition[], search: string): MeasureDefinition[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((one) => words.every((word) => textOf(one).includes(word)));
  const isNamed = ({ name, measure }: MeasureDefinition) => [name, measure].some((own) => same(own, search));
  return [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))];
}

const textOf = ({ measure, name, formula, input }: MeasureDefinition): string =>
  [measure, name, formula, input?.name].join(' ').toLowerCase();
const same = (one: string, other: string): boolean => one.toLowerCase() === other.trim().toLowerCase();
