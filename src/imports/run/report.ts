import type { Reader } from '../../queries/page.ts';
import type { FoundProblem } from './problems.ts';

/** The problems of a run by file and line, as whoever mends them goes through them, a page of them. */
export async function problemsOf(
  reader: Reader,
  runId: string,
  { limit, after = '0' }: { limit: number; after?: string },
): Promise<{ items: (FoundProblem & { ordinal: string })[]; next: string | null }> {
  const rows = await reader.query<FoundProblem & { ordinal: string }>(
    `select ordinal, kind, file, line, pointer, message from import_problem
     where run_id = $1 and ($2 = 0 or (file, line, ordinal) >
       (select p.file, p.line, p.ordinal from import_problem p where p.run_id = $1 and p.ordinal = $2))
     order by file, line, ordinal limit $3`,
    [runId, after, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.ordinal ?? null) : null };
}
