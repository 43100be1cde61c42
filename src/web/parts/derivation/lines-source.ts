import { everyLine } from '../../../domain/derivation/asked.ts';
import type { AskedFigure, DerivationSource } from './source.ts';

/** How figures come about around it; of that of every line only these lines. What it leads to is asked as it is. */
export const ofLines =
  (around: DerivationSource, lines: ReadonlySet<string>): DerivationSource =>
  async (asked: AskedFigure, signal) => {
    const all = await around(asked, signal);
    if (asked.called !== everyLine || !all?.steps) return all;
    const [first, ...rest] = all.steps;
    const some = rest.filter(({ line }) => line !== undefined && lines.has(line));
    return { ...all, steps: first ? [{ ...first, of: `of ${some.length} lines` }, ...some] : [] };
  };
