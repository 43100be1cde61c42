import type { RowMatch } from './match.ts';
import type { HitPolicy } from './policy.ts';

export interface Hits {
  /** Rows whose outcomes count. */
  fired: RowMatch[];
  /** Rows that a missing input leaves open and that could have changed what fired. */
  open: RowMatch[];
  /** More than one row of a unique table matched. */
  conflict: boolean;
}

/** Which of the matched rows count, by the table's hit policy (DMN 1.5, 8.2.8). */
export function hits(policy: HitPolicy, rows: RowMatch[]): Hits {
  const matched = rows.filter((row) => row.match === 'matched');
  const open = rows.filter((row) => row.match === 'missing');
  switch (policy) {
    case 'collect':
      return { fired: matched, open, conflict: false };
    case 'unique':
      return { fired: matched, open, conflict: matched.length > 1 };
    case 'first': {
      const [first] = matched;
      if (!first) return { fired: [], open, conflict: false };
      return { fired: [first], open: open.filter((row) => rows.indexOf(row) < rows.indexOf(first)), conflict: false };
    }
    case 'priority': {
      const strictest = Math.min(...matched.map(({ row }) => row.rank));
      return {
        fired: matched.filter(({ row }) => row.rank === strictest),
        open: open.filter(({ row }) => row.rank < strictest),
        conflict: false,
      };
    }
  }
}
