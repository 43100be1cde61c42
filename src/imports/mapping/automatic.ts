import type { Kind } from '../kinds/kind.ts';
import type { Value } from './mapping.ts';

/** The mapping that the names of the columns suggest; each column of the file is used once. */
export function automaticColumns(kind: Kind, header: readonly string[]): Record<string, Value> {
  const free = new Map(header.map((name) => [plain(name), name]));
  const columns: Record<string, Value> = {};
  // Own names first: an alias of one column may be the name of another.
  for (const names of [
    (column: Kind['columns'][number]) => [column.name, column.title],
    (column: Kind['columns'][number]) => column.aliases ?? [],
  ]) {
    for (const column of kind.columns) {
      if (columns[column.name] !== undefined) continue;
      const found = names(column)
        .map(plain)
        .find((name) => free.has(name));
      if (found === undefined) continue;
      columns[column.name] = free.get(found) as string;
      free.delete(found);
    }
  }
  return columns;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
