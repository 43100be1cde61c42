import { ProblemError } from '../api/problem.ts';

/**
 * What the API said about one field, by its JSON pointer ("/lines/0/quantity"): for a field's `error` property.
 * Errors inside a field (a part of a date, an item of a list) belong to the field.
 */
export function fieldError(error: Error | null | undefined, pointer: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const found = error.errors.filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
  return found.length > 0 ? found.map(({ message }) => message).join(' ') : undefined;
}
