import { ProblemError } from '../api/problem.ts';

/**
 * What the API said about one field, by its JSON pointer ("/lines/0/quantity"): for a field's `error` property.
 * Errors inside a field (a part of a date, an item of a list) belong to the field.
 */
export function fieldError(error: Error | null | undefined, pointer: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const found = error.errors.filter((one) => isWithin(one.pointer, pointer));
  return found.length > 0 ? found.map(({ message }) => message).join(' ') : undefined;
}

/** Whether a pointer names a field or a part of it. */
export const isWithin = (pointer: string, field: string): boolean =>
  pointer === field || pointer.startsWith(`${field}/`);

/** Where in what was sent it is, for whoever sees no field of it: "/lines/0/unitPrice" → "lines 1, unit price". */
export const placeWords = (pointer: string): string =>
  // A workbook's place stands in the message: sheet, row and column.
  (pointer.startsWith('#workbook') ? '' : pointer)
    .replace(/^#query/, '')
    .split('/')
    .filter(Boolean)
    .reduce<string[]>((words, part) => {
      const before = words.at(-1);
      if (/^\d+$/.test(part) && before !== undefined) return [...words.slice(0, -1), `${before} ${Number(part) + 1}`];
      return [...words, part.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()];
    }, [])
    .join(', ');
