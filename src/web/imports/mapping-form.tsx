import { Button, FileButton, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportColumns, ImportKind, ImportMapping, ImportRun, SavedMapping } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { PageLoading, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './imports.module.css';
import { asBytes } from './words.tsx';

interface FormProps {
  run: ImportRun;
  kinds: readonly ImportKind[];
}

type Columns = NonNullable<ImportMapping['steps'][number]['columns']>;

/** Says what the file holds and where each value comes from; a dry run first. */
export function MappingForm({ run, kinds }: FormProps) {
  const columns = useResource<{ items: ImportColumns[] }>(`/api/imports/${run.id}/columns`);
  const saved = useResource<{ items: SavedMapping[] }>('/api/imports/mappings');
  if (columns.error) return <Problem error={columns.error} again={() => void columns.refetch()} />;
  if (!columns.data || !saved.data) return <PageLoading />;
  return (
    <Form
      run={run}
      kinds={kinds.filter(({ mayImport }) => mayImport)}
      files={columns.data.body.items}
      saved={saved.data.body.items}
    />
  );
}

function Form({
  run,
  kinds,
  files,
  saved,
}: FormProps & { files: readonly ImportColumns[]; saved: readonly SavedMapping[] }) {
  const file = files[0];
  const former = run.mapping?.steps.length === 1 ? run.mapping.steps[0] : undefined;
  const [chosen, setChosen] = useState<string>(former?.import ?? bestKind(kinds, file));
  const suggestedFor = (kind: string) => (file?.suggested[kind] ?? {}) as Columns;
  const [columns, setColumns] = useState<Columns>((former?.columns as Columns) ?? suggestedFor(chosen));
  const starting = useWrite();
  const reused = saved.find(({ name }) => `saved:${name}` === chosen);
  const kind = kinds.find(({ name }) => name === chosen);
  const mapping: ImportMapping | undefined = reused
    ? fitted(reused.mapping, files)
    : kind && { steps: [{ import: kind.name, columns }] };
  const missing = kind?.columns.filter(({ name, required }) => required && columns[name] === undefined) ?? [];
  const start = (dryRun: boolean) =>
    starting.mutate({ path: `/api/imports/${run.id}/start`, body: { mapping, dryRun } });
  return (
    <Section title="What the file holds">
      <div className={classes.choices}>
        <NativeSelect
          label="Bring in"
          value={chosen}
          data={[
            ...(saved.length > 0
              ? [
                  {
                    group: 'Saved mappings',
                    items: saved.map(({ name }) => ({ value: `saved:${name}`, label: name })),
                  },
                ]
              : []),
            { group: 'Kinds of data', items: kinds.map(({ name, title }) => ({ value: name, label: title })) },
          ]}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setColumns(suggestedFor(event.currentTarget.value));
          }}
        />
        {reused && <MoreFiles run={run} mapping={reused.mapping} />}
      </div>
      {kind && file && (
        <PlainTable
          label="Columns"
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
                  title={title}
                  required={required}
                  file={file}
                  value={columns[name]}
                  onChange={(value) => setColumns(withColumn(columns, name, value))}
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
      {reused && (
        <p className={classes.samples}>
          {reused.mapping.steps.length} {reused.mapping.steps.length === 1 ? 'step' : 'steps'}, saved
          {reused.by && ` by ${reused.by.name}`}. Nothing else needs to be said.
        </p>
      )}
      {missing.length > 0 && (
        <p className={classes.missing}>Still to be said: {missing.map(({ title }) => title).join(', ')}.</p>
      )}
      <Problem error={starting.error} />
      <div className={classes.actions}>
        <Button onClick={() => start(true)} loading={starting.isPending} disabled={!mapping || missing.length > 0}>
          Dry run
        </Button>
        {kind && mapping && missing.length === 0 && <Save mapping={mapping} />}
      </div>
    </Section>
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

function Save({ mapping }: { mapping: ImportMapping }) {
  const [name, setName] = useState('');
  const saving = useWrite();
  return (
    <form
      className={classes.actions}
      style={{ margin: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({
          method: 'PUT',
          path: `/api/imports/mappings/${encodeURIComponent(name.trim())}`,
          body: { mapping },
        });
      }}
    >
      <TextInput
        aria-label="Name of the mapping"
        placeholder="Save this mapping as"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={saving.isPending} disabled={name.trim() === ''}>
        {saving.isSuccess ? 'Saved' : 'Save mapping'}
      </Button>
      <Problem error={saving.error} />
    </form>
  );
}

/** The files that a mapping reads and that are not there yet. */
function MoreFiles({ run, mapping }: { run: ImportRun; mapping: ImportMapping }) {
  const adding = useWrite();
  const wanted = Object.values(mapping.files ?? {});
  const absent = wanted.filter((name) => !run.files.some((file) => file.name === name));
  if (wanted.length < 2 || absent.length === 0) return null;
  if (!run.available.includes('AddFile')) return null;
  return (
    <div>
      <p>Still missing: {absent.join(', ')}</p>
      <FileButton
        onChange={(file) => {
          if (file) {
            adding.mutate({
              path: `/api/imports/${run.id}/files?name=${encodeURIComponent(file.name)}`,
              body: asBytes(file),
            });
          }
        }}
        accept=".csv,.txt,.tsv,.xlsx"
        inputProps={{ 'aria-label': 'One more file' }}
      >
        {(button) => (
          <Button {...button} variant="default" loading={adding.isPending}>
            Add a file
          </Button>
        )}
      </FileButton>
      <Problem error={adding.error} />
    </div>
  );
}

/** The kind whose columns the file fits best. */
function bestKind(kinds: readonly ImportKind[], file: ImportColumns | undefined): string {
  const fit = ({ name, columns }: ImportKind): number => {
    const found = Object.keys(file?.suggested[name] ?? {});
    const needed = columns.filter(({ required }) => required);
    return needed.filter((column) => found.includes(column.name)).length / needed.length;
  };
  return kinds.toSorted((a, b) => fit(b) - fit(a))[0]?.name ?? '';
}

/** A mapping of one file reads whatever the file at hand is called. */
function fitted(mapping: ImportMapping, files: readonly ImportColumns[]): ImportMapping {
  const roles = Object.keys(mapping.files ?? {});
  const only = files[0];
  return roles.length === 1 && files.length === 1 && only
    ? { ...mapping, files: { [roles[0] as string]: only.name } }
    : mapping;
}

function withColumn(columns: Columns, name: string, value: Columns[string] | undefined): Columns {
  const { [name]: _, ...rest } = columns;
  return value === undefined ? rest : { ...rest, [name]: value };
}

const samplesOf = (file: ImportColumns, value: Columns[string] | undefined): string =>
  typeof value === 'string' ? (file.columns.find(({ name }) => name === value)?.samples.join(' · ') ?? '') : '';
