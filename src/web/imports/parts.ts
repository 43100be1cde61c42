/** What is said of each file by hand, and the mapping that this comes to. Pure. */
import type { ImportColumns, ImportKind, ImportMapping } from '../api/types.ts';

export type Columns = NonNullable<ImportMapping['steps'][number]['columns']>;
type Step = ImportMapping['steps'][number];

/** What one file holds; no kind: nothing of it is brought in. */
export interface Part {
  kind: ImportKind['name'] | '';
  columns: Columns;
}

/** By the name of the file. */
export type Parts = Readonly<Record<string, Part>>;

/** What was said of the files before, or what their columns suggest. */
export function initialParts(
  kinds: readonly ImportKind[],
  files: readonly ImportColumns[],
  former: ImportMapping | null,
): Parts {
  const steps = former?.steps.filter(isPlain) ?? [];
  return Object.fromEntries(
    files.map((file) => {
      const step = steps.find(({ from }) =>
        from === undefined ? files.length === 1 : former?.files?.[from] === file.name,
      );
      const kind = step?.import ?? bestKind(kinds, file);
      return [file.name, { kind, columns: (step?.columns as Columns | undefined) ?? suggested(file, kind) }];
    }),
  );
}

/** A step that can be shown as columns of one file. */
const isPlain = ({ rows, only, repeated, columns }: Step): boolean =>
  !rows && !only && !repeated && columns !== undefined;

export const suggested = (file: ImportColumns, kind: string): Columns => (file.suggested[kind] ?? {}) as Columns;

/** The kind whose columns the file fits best. */
export function bestKind(kinds: readonly ImportKind[], file: ImportColumns): ImportKind['name'] | '' {
  const fit = ({ name, columns }: ImportKind): number => {
    const found = Object.keys(file.suggested[name] ?? {});
    const needed = columns.filter(({ required }) => required);
    return needed.filter((column) => found.includes(column.name)).length / needed.length;
  };
  return kinds.toSorted((a, b) => fit(b) - fit(a))[0]?.name ?? '';
}

/** One step a file, in the order in which kinds build on each other; undefined while nothing is brought in. */
export function mappingOf(parts: Parts, kinds: readonly ImportKind[]): ImportMapping | undefined {
  const entries = kinds.flatMap(({ name }) => Object.entries(parts).filter(([, { kind }]) => kind === name));
  if (entries.length === 0) return undefined;
  const steps = entries.map(([, { kind, columns }]) => ({ import: kind as ImportKind['name'], columns }));
  if (Object.keys(parts).length === 1) return { steps };
  const roles = entries.map(([, { kind }], at) => `${kind}${sameBefore(entries, at)}`);
  return {
    files: Object.fromEntries(roles.map((role, at) => [role, (entries[at] as [string, Part])[0]])),
    steps: steps.map((step, at) => ({ from: roles[at] as string, ...step })),
  };
}

/** "-2" for the second file of a kind. */
function sameBefore(entries: readonly [string, Part][], at: number): string {
  const before = entries.slice(0, at).filter(([, { kind }]) => kind === entries[at]?.[1].kind).length;
  return before === 0 ? '' : `-${before + 1}`;
}

/** Required columns that nobody has said, by the file. */
export function missingIn(parts: Parts, kinds: readonly ImportKind[]): string[] {
  const files = Object.entries(parts);
  return files.flatMap(([file, { kind, columns }]) => {
    const needed = kinds.find(({ name }) => name === kind)?.columns.filter(({ required }) => required) ?? [];
    const missing = needed.filter(({ name }) => columns[name] === undefined).map(({ title }) => title);
    if (missing.length === 0) return [];
    return [files.length === 1 ? missing.join(', ') : `${missing.join(', ')} (${file})`];
  });
}

/** Which file at hand takes each role of a saved mapping: the one of the same name, or the only one. */
export function initialRoles(mapping: ImportMapping, files: readonly ImportColumns[]): Record<string, string> {
  const roles = Object.entries(mapping.files ?? {});
  return Object.fromEntries(
    roles.map(([role, name]) => {
      const found = files.find((file) => file.name === name) ?? (roles.length === 1 ? files[0] : undefined);
      return [role, found?.name ?? ''];
    }),
  );
}

/** A file of a kind with nothing in it but its columns, to be filled in by hand: it needs no mapping. */
export const emptyFile = ({ columns }: ImportKind): string =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${columns.map(({ name }) => name).join(',')}\r\n`)}`;
