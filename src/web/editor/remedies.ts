import type { FieldError } from '../api/problem.ts';
import { errorsByLine } from './draft.ts';

/** The product that would mend what is wrong, on the quote or off it. */
export type Remedy = NonNullable<FieldError['remedy']>;

/** Remedies by the pointers under which `errorsByLine` keeps what they mend. */
export function remediesByLine(
  problems: readonly FieldError[],
  lines: readonly { id: string }[],
): Readonly<Record<string, Remedy>> {
  return Object.fromEntries(
    problems.flatMap((problem) => {
      const [pointer] = Object.keys(errorsByLine([problem], lines));
      return pointer !== undefined && problem.remedy ? [[pointer, problem.remedy]] : [];
    }),
  );
}
