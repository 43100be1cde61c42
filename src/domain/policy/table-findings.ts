import type { CellTrace, FindingKind } from './evaluation.ts';
import type { RowMatch, Subject } from './match.ts';
import type { Table } from './policy.ts';
import type { RoutedFinding } from './route.ts';

/** More than one row of a unique table matched: the policy contradicts itself, so a person must look. */
export function conflictFinding(fired: RowMatch[], table: Table): RoutedFinding {
  const ids = fired.map(({ row }) => row.row.id).join(', ');
  return tableFinding(table, fired[0], 'conflict', `${table.name}: rows ${ids} match together, and only one may`);
}

/** One finding for each missing input that leaves a row of the table open. */
export function missingFindings(open: RowMatch[], table: Table): RoutedFinding[] {
  const byInput = new Map<string, { cell: CellTrace; match: RowMatch; lines: Set<string> }>();
  for (const match of open) {
    for (const cell of match.cells) {
      if (cell.match !== 'missing') continue;
      const known = byInput.get(cell.input) ?? { cell, match, lines: new Set<string>() };
      if (match.subject.line !== undefined) known.lines.add(match.subject.line);
      byInput.set(cell.input, known);
    }
  }
  return [...byInput.values()].map(({ cell, match, lines }) => {
    const because = `The rules of ${table.name} need ${cell.input}, which is not known`;
    const { finding } = tableFinding(table, match, 'missing', because);
    const read = { input: cell.input, actual: null, limit: cell.cell };
    return {
      finding: {
        ...finding,
        ...read,
        reads: [read],
        blocks: table.missing === 'block',
        ...(lines.size > 0 && { lines: [...lines] }),
      },
    };
  });
}

/** What the table says of a deal that no row met. */
export function nothingMatched(rows: RowMatch[], table: Table, subjects: Subject[]): RoutedFinding[] {
  if (table.otherwise === 'standard') return [];
  const kind = table.otherwise;
  const because =
    kind === 'gap' ? `${table.name}: no rule covers this deal, so nobody may approve it` : `${table.name}: not allowed`;
  const { finding } = tableFinding(table, undefined, kind, because);
  const lines = subjects.flatMap(({ line }) => line ?? []);
  const [row] = rows;
  const reads = (row?.cells ?? []).map(({ input, actual }) => ({ input, actual, limit: '-' }));
  return [{ finding: { ...finding, reads, ...(lines.length > 0 && { lines }) } }];
}

function tableFinding(
  table: Table,
  match: RowMatch | undefined,
  kind: FindingKind & string,
  because: string,
): RoutedFinding {
  return {
    finding: {
      rule: match?.row.row.rule ?? table.name,
      table: table.name,
      row: match?.row.row.id ?? null,
      input: null,
      actual: null,
      limit: null,
      outcome: kind,
      because,
      kind,
      blocks: true,
      ...(match?.subject.line !== undefined && { lines: [match.subject.line] }),
      reads: [],
    },
  };
}
