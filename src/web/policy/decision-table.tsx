import { Check, CircleQuestionMark, X } from 'lucide-react';
import type { Evaluation, PolicyTable } from '../api/types.ts';
import { actualWords, limitWords } from '../parts/rule-words.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './decision-table.module.css';
import { Outcomes } from './outcomes.tsx';
import { tableWords } from './words.ts';

type TableTrace = Evaluation['trace'][number];
type CellTrace = TableTrace['rows'][number]['cells'][number];

interface DecisionTableProps {
  table: PolicyTable;
  /** What a trial made of it: which rows matched, and every cell with the value it read. */
  trace?: TableTrace;
}

/** A table of the policy as it is read: conditions left, what follows right. */
export function DecisionTable({ table, trace }: DecisionTableProps) {
  const traced = new Map(trace?.rows.map((row) => [row.row, row]));
  return (
    <>
      <p className={classes.about}>{tableWords(table)}</p>
      <ScrollBox>
        <table aria-label={table.name} className={trace ? `${classes.table} ${classes.traced}` : classes.table}>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {wordsFor(column)}
                </th>
              ))}
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => {
              const seen = traced.get(row.id);
              return (
                <tr key={row.id} data-match={seen?.match} data-fired={seen?.fired}>
                  <th scope="row" className={classes.rule}>
                    {row.id}
                    {seen && <Verdict match={seen.match} word={seen.fired ? 'counts' : rowWords[seen.match]} />}
                  </th>
                  {row.when.map((cell, index) => (
                    <td key={table.columns[index]} className={classes.cell}>
                      <Cell cell={cell} seen={seen?.cells.find(({ input }) => input === table.columns[index])} />
                    </td>
                  ))}
                  <td>
                    <Outcomes table={table} row={row} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
      {trace?.otherwise && <p className={classes.none}>No row counts: {trace.otherwise}.</p>}
    </>
  );
}

function Cell({ cell, seen }: { cell: string; seen: CellTrace | undefined }) {
  const any = cell === '-';
  return (
    <>
      <span className={any ? classes.any : undefined} title={any ? undefined : cell}>
        {any ? 'any' : limitWords(cell)}
      </span>
      {seen && !any && <Verdict match={seen.match} word={cellWords(seen)} />}
    </>
  );
}

function Verdict({ match, word }: { match: CellTrace['match']; word: string }) {
  const Mark = marks[match];
  return (
    <span className={classes.verdict} data-match={match}>
      <Mark size={11} aria-hidden="true" /> {word}
    </span>
  );
}

const marks = { matched: Check, 'not-matched': X, missing: CircleQuestionMark };
const rowWords = { matched: 'matches, outranked', 'not-matched': 'no match', missing: 'value missing' };
const cellWords = ({ match, actual, cell }: CellTrace) =>
  match === 'missing' && actual === null ? 'missing' : actualWords(actual, cell);
