import { NativeSelect, TextInput } from '@mantine/core';
import type { ImportColumns, ImportKind } from '../api/types.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import classes from './imports.module.css';
import { type Columns, type Part, suggested } from './parts.ts';

interface FilePartProps {
  file: ImportColumns;
  kinds: readonly ImportKind[];
  part: Part;
  /** One of several: it is named, and may be left out. */
  several: boolean;
  onChange(part: Part): void;
}

/** What one file holds and where each value comes from. */
export function FilePart({ file, kinds, part: { kind: chosen, columns }, several, onChange }: FilePartProps) {
  const kind = kinds.find(({ name }) => name === chosen);
  return (
    <div>
      <div className={classes.choices}>
        <NativeSelect
          label={several ? `Bring in from ${file.name}` : 'Bring in'}
          value={chosen}
          data={[
            ...(several ? [{ value: '', label: 'Nothing' }] : []),
            ...kinds.map(({ name, title }) => ({ value: name, label: title })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ kind: value as Part['kind'], columns: suggested(file, value) })
          }
        />
      </div>
      {kind && (
        <PlainTable
          label={several ? `Columns of ${file.name}` : 'Columns'}
          cards
          rows={kind.columns}
          rowKey={({ name }) => name}
          columns={[
            {
              id: 'here',
              head: 'Here',
              cell: ({ title, required, note }) => (
                <>
                  {title}
                  {required ? ' *' : ''} {note && <span className={classes.samples}>{note}</span>}
                </>
              ),
            },
            {
              id: 'from',
              head: 'From the column, or the same for every row',
              width: '320px',
              cell: ({ name, title, required }) => (
                <From
                  title={several ? `${title} (${file.name})` : title}
                  required={required}
                  file={file}
                  value={columns[name]}
                  onChange={(value) => onChange({ kind: chosen, columns: withColumn(columns, name, value) })}
                />
              ),
            },
            {
              id: 'samples',
              head: 'Values in the file',
              hideBelow: 800,
              cell: ({ name }) => <span className={classes.samples}>{samplesOf(file, columns[name])}</span>,
            },
          ]}
        />
      )}
    </div>
  );
}

/** A column of the file, or a value that is the same for every row. */
function From({
  title,
  required,
  file,
  value,
  onChange,
}: {
  title: string;
  required: boolean;
  file: ImportColumns;
  value: Columns[string] | undefined;
  onChange(value: Columns[string] | undefined): void;
}) {
  const fixed = typeof value === 'object' && typeof value.value === 'string' ? value.value : undefined;
  const other = typeof value === 'object' && fixed === undefined;
  return (
    <>
      <NativeSelect
        aria-label={`Where ${title} comes from`}
        value={fixed !== undefined ? '=' : other ? '…' : ((value as string | undefined) ?? '')}
        data={[
          { value: '', label: required ? 'Choose a column' : 'Left as it is' },
          ...file.columns.map(({ name }) => ({ value: name, label: name })),
          { value: '=', label: 'The same for every row' },
          ...(other ? [{ value: '…', label: 'As the mapping says' }] : []),
        ]}
        onChange={({ currentTarget: { value: picked } }) => {
          if (picked !== '…') onChange(picked === '' ? undefined : picked === '=' ? { value: '' } : picked);
        }}
      />
      {fixed !== undefined && (
        <TextInput
          mt={4}
          aria-label={`${title} of every row`}
          value={fixed}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function withColumn(columns: Columns, name: string, value: Columns[string] | undefined): Columns {
  const { [name]: _, ...rest } = columns;
  return value === undefined ? rest : { ...rest, [name]: value };
}

const samplesOf = (file: ImportColumns, value: Columns[string] | undefined): string =>
  typeof value === 'string' ? (file.columns.find(({ name }) => name === value)?.samples.join(' · ') ?? '') : '';
