import type { Finding } from '../api/types.ts';
import { actualWords, limitWords } from '../parts/rule-words.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './decision.module.css';
import { barred } from './limit-region.ts';

/** For shares (discount, margin): where the deal stands and where the rule begins to ask. */
export function LimitBars({ findings }: { findings: readonly Finding[] }) {
  const reads = findings.flatMap((finding) => finding.reads);
  const bars = [...new Map(reads.map((read) => [`${read.input} ${read.limit}`, read])).values()].flatMap((read) => {
    const bar = barred(read.actual, read.limit);
    return bar ? [{ ...read, bar }] : [];
  });
  if (bars.length === 0) return null;
  return (
    <ul className={classes.bars}>
      {bars.map(({ input, actual, limit, bar }) => (
        <li key={`${input} ${limit}`}>
          <span>{wordsFor(input)}</span>
          <span
            className={classes.track}
            role="img"
            aria-label={`${wordsFor(input)} ${actualWords(actual, limit)}; the rule asks ${limitWords(limit)}`}
          >
            <span className={classes.region} style={{ left: `${bar.from}%`, width: `${bar.to - bar.from}%` }} />
            <span className={classes.mark} style={{ left: `${bar.at}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
