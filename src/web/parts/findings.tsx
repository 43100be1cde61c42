import type { Currency } from '../../domain/offer.ts';
import { lineInputTypes } from '../../domain/line-input-types.ts';
import { inputTypes } from '../../domain/policy-value.ts';
import type { Finding, Risk } from '../api/types.ts';
import classes from './findings.module.css';
import { ReadFigure } from './read-figure.tsx';
import { actualWords, limitWords } from './rule-words.ts';
import { wordsFor } from './words.ts';

interface FindingsProps {
  findings: readonly Finding[];
  /** Leads to a line that a rule is about. */
  lineName?: (id: string) => string | undefined;
  /** The policy's, in which rules read and limit money, whatever the currency of the deal. */
  currency?: Currency;
  /** Whether they are of what is being written. */
  isDraft?: boolean;
  /** What the offer as it stands scores. */
  risk?: Risk | null | undefined;
}

/** What the rules say, each with the number it read and the limit it has: what blocks comes first. */
export function Findings({ findings, lineName, currency, isDraft = false, risk }: FindingsProps) {
  const ordered = findings.toSorted((a, b) => weight(a) - weight(b));
  return (
    <ul>
      {ordered.map((finding) => (
        <li
          key={`${finding.rule} ${finding.outcome} ${finding.kind}`}
          className={classes.finding}
          data-kind={finding.kind}
          data-blocks={finding.blocks}
        >
          <p className={classes.because}>
            {finding.blocks && <span className={classes.blocks}>Blocks: </span>}
            {finding.because}
          </p>
          {finding.reads.length > 0 && (
            <p className={classes.reads}>
              {finding.reads.map((read, index) => {
                const { input, actual, limit } = read;
                const unit = isMoney(input) ? currency : undefined;
                return (
                  <span key={input}>
                    {index > 0 && ' · '}
                    {wordsFor(input)}{' '}
                    <ReadFigure {...{ finding, read, currency, isDraft, risk }}>
                      <strong>{actualWords(actual, limit, unit)}</strong>
                    </ReadFigure>
                    , rule: {limitWords(limit, unit)}
                  </span>
                );
              })}
            </p>
          )}
          <p className={classes.rule}>
            {finding.raisedBy && <span className={classes.raised}>{raisedWords(finding)}</span>}
            {[finding.table, finding.rule, finding.lines && linesWords(finding.lines, lineName)]
              .filter((part) => part !== null && part !== undefined)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What a rule is about that is not the offer as it stands; of a package with quotes that one may not see, no number is told. */
function raisedWords({ raisedBy, reads }: Finding): string {
  if (raisedBy === 'choice') return 'if the customer chooses an option';
  return reads.length > 0 ? 'whole package' : 'whole package, not shown to you';
}

const types: Readonly<Record<string, { type: string }>> = { ...lineInputTypes, ...inputTypes };
const isMoney = (input: string): boolean => types[input]?.type === 'money';

const order = ['block', 'missing', 'gap', 'conflict', 'require', 'evidence', 'clause', 'warn', 'standard'];
const weight = ({ blocks, kind }: Finding): number => (blocks ? -1 : order.indexOf(kind));

function linesWords(lines: readonly string[], lineName: FindingsProps['lineName']): string {
  const names = lines.map((id) => lineName?.(id)).filter((name) => name !== undefined);
  if (names.length === 0) return lines.length === 1 ? 'one line' : `${lines.length} lines`;
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
