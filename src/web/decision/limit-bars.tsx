import type { Finding } from '../api/types.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './decision.module.css';
import { barred } from './limit-region.ts';

/** For shares (discount, margin): where the deal stands and where the rule asks. A drawing of what the findings say in words. */
export function LimitBars({ findings }: { findings: readonly Finding[] }) {
  const reads = findings.flatMap((finding) => finding.reads);
  const bars = [...new Map(reads.map((read) => [`${read.input} ${read.limit}`, read])).values()].flatMap((read) => {
    const bar = barred(read.actual, read.limit);
    return bar ? [{ ...read, bar }] : [];
  });
  if (bars.length === 0) return null;
  return (
    <ul className={classes.bars} aria-hidden="true">
      {bars.map(({ input, limit, bar }) => (
        <li key={`${input} ${limit}`}>
          <span>{wordsFor(input)}</span>
          <span className={classes.track}>
            <span className={classes.region} style={{ left: `${bar.from}%`, width: `${bar.to - bar.from}%` }} />
            <span className={classes.mark} style={{ left: `${bar.at}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
