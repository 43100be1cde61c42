/** Where the rows of a step come from: a file by its role, or the mapping itself. */
import { MappingError } from '../mapping/evaluate.ts';
import type { Mapping, Step } from '../mapping/mapping.ts';
import { openTable } from '../read/open.ts';
import type { Source, Table } from '../read/table.ts';

export type FileOf = (role: string | undefined) => Source;

/** The file of a role by its name; the only file for a mapping that names none. */
export function fileFinder(mapping: Mapping, files: readonly Source[]): FileOf {
  return (role) => {
    if (role === undefined) {
      if (files.length === 1) return files[0] as Source;
      throw new MappingError('The mapping does not say which file its rows come from.');
    }
    const name = mapping.files?.[role];
    if (name === undefined) throw new MappingError(`The mapping names no file for the role ${role}.`);
    const file = files.find((each) => each.name === name);
    if (!file) throw new MappingError(`The file ${name} is missing: the mapping reads it as ${role}.`);
    return file;
  };
}

/** The rows of a step, under their header. */
export interface StepRows extends Table {
  /** What people know the place as. */
  file: string;
  /** Bytes of the file, and how many of them were read; 0 for rows of the mapping. */
  size: number;
  read(): number;
}

/** @throws FileFault, MappingError */
export async function rowsOf(step: Step, fileOf: FileOf): Promise<StepRows> {
  if (step.rows) return { ...written(step.rows), file: 'the mapping', size: 0, read: () => 0 };
  const { source, read } = counted(fileOf(step.from));
  return { ...(await openTable(source)), file: source.name, size: source.size, read };
}

/** Tells how far a file has been read. */
function counted(source: Source): { source: Source; read(): number } {
  let read = 0;
  return {
    read: () => read,
    source: {
      name: source.name,
      size: source.size,
      async *open() {
        read = 0;
        for await (const bytes of source.open()) {
          read += bytes.length;
          yield bytes;
        }
      },
    },
  };
}

/** Rows that are written in the mapping itself. */
function written(rows: readonly Record<string, string>[]): Table {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  async function* each() {
    for (const [index, row] of rows.entries()) yield { line: index + 1, cells: header.map((name) => row[name] ?? '') };
  }
  return { header, rows: each() };
}
