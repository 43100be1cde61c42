import type { Database } from '../../store/database.ts';
import type { KindName } from '../kinds/kind.ts';

export interface FoundProblem {
  kind: KindName;
  file: string;
  line: number;
  /** The column of the file. */
  pointer: string;
  message: string;
}

const batch = 1_000;
/** More than this is one mistake in the mapping, not so many in the file. */
export const mostProblems = 200_000;

export interface ProblemSink {
  readonly count: number;
  add(problem: FoundProblem): Promise<void>;
  flush(): Promise<void>;
}

/** Keeps the problems of a run beside its transaction, which they may undo. */
export function problemSink(database: Database, runId: string): ProblemSink {
  let waiting: FoundProblem[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    await database.query(
      `insert into import_problem (run_id, kind, file, line, pointer, message)
       select $1, kind, file, line, pointer, message
       from jsonb_to_recordset($2) as p(kind text, file text, line int, pointer text, message text)`,
      [runId, JSON.stringify(rows)],
    );
  };
  return {
    get count() {
      return count;
    },
    async add(problem) {
      count += 1;
      if (count > mostProblems) return;
      waiting.push(problem);
      if (waiting.length >= batch) await flush();
    },
    flush,
  };
}
