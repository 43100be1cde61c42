import type { Reader } from '../../queries/page.ts';
import type { FoundProblem } from './problems.ts';

/** The problems of a run in the order of its files, a page of them. */
export async function problemsOf(
  reader: Reader,
  runId: string,
  { limit, after = '0' }: { limit: number; after?: string },
): Promise<{ items: (FoundProblem & { ordinal: string })[]; next: string | null }> {
  const rows = await reader.query<FoundProblem & { ordinal: string }>(
    `select ordinal, kind, file, line, pointer, message from import_problem
     where run_id = $1 and ordinal > $2 order by ordinal limit $3`,
    [runId, after, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.ordinal ?? null) : null };
}
