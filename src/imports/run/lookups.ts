import { type Cells, type Lookup, type Lookups, MappingError } from '../mapping/evaluate.ts';
import { lookupsOf, type Mapping } from '../mapping/mapping.ts';
import { openTable } from '../read/open.ts';
import type { Source } from '../read/table.ts';

const mostRows = 200_000;

/** Reads every file that the mapping looks values up in, once for each column that it looks by. */
export async function readLookups(mapping: Mapping, fileOf: (role: string) => Source): Promise<Lookups> {
  const wanted = new Map<string, { role: string; match: string }>();
  for (const step of mapping.steps) {
    for (const value of Object.values(step.columns ?? {})) {
      for (const { in: role, match } of lookupsOf(value)) wanted.set(keyOf(role, match), { role, match });
    }
  }
  const read = new Map<string, Lookup>();
  for (const [key, { role, match }] of wanted) read.set(key, await readLookup(fileOf(role), match));
  return (role, match) => read.get(keyOf(role, match));
}

const keyOf = (role: string, match: string): string => `${role}\n${match}`;

async function readLookup(source: Source, match: string): Promise<Lookup> {
  const { header, rows } = await openTable(source);
  const place = header.indexOf(match);
  if (place < 0) throw new MappingError(`${source.name} has no column "${match}" to look values up by.`);
  const found = new Map<string, Cells>();
  for await (const { cells } of rows) {
    const key = (cells[place] ?? '').trim();
    if (key !== '' && !found.has(key)) found.set(key, cells);
    if (found.size > mostRows) throw new MappingError(`${source.name} has more than ${mostRows} different ${match}.`);
  }
  return { header, rows: found };
}
