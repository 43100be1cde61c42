import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ImportColumns, ImportKind, ImportMapping, ImportRun, SavedMapping } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { AddFile } from './add-file.tsx';
import { FilePart } from './file-part.tsx';
import classes from './imports.module.css';
import { initialParts, initialRoles, mappingOf, missingIn } from './parts.ts';
import { SaveMapping } from './save-mapping.tsx';
import { kindsWords } from './words.tsx';

interface FormProps {
  run: ImportRun;
  kinds: readonly ImportKind[];
}

/** Says what the files hold and where each value comes from; a dry run first. */
export function MappingForm({ run, kinds }: FormProps) {
  const columns = useResource<{ items: ImportColumns[] }>(`/api/imports/${run.id}/columns`);
  const saved = useResource<{ items: SavedMapping[] }>('/api/imports/mappings');
  if (columns.error) return <Problem error={columns.error} again={() => void columns.refetch()} />;
  if (!columns.data || !saved.data) return <PageLoading />;
  const files = columns.data.body.items;
  return (
    <Form
      // What another file brings is said anew.
      key={files.map(({ name }) => name).join('\n')}
      run={run}
      kinds={kinds.filter(({ mayImport }) => mayImport)}
      files={files}
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
  const [chosen, setChosen] = useState('');
  const [parts, setParts] = useState(() => initialParts(kinds, files, run.mapping));
  const [roles, setRoles] = useState<Record<string, string>>({});
  const starting = useWrite();
  const reused = saved.find(({ name }) => name === chosen);
  const byHand = mappingOf(parts, kinds);
  const mapping: ImportMapping | undefined = reused ? withRoles(reused.mapping, roles) : byHand;
  const missing = reused ? Object.keys(roles).filter((role) => roles[role] === '') : missingIn(parts, kinds);
  return (
    <Section title={files.length === 1 ? 'What the file holds' : 'What the files hold'} aside={<AddFile run={run} />}>
      {saved.length > 0 && (
        <div className={classes.choices}>
          <NativeSelect
            label="By"
            value={chosen}
            data={[
              { value: '', label: 'What is said here' },
              { group: 'Saved mappings', items: saved.map(({ name }) => ({ value: name, label: name })) },
            ]}
            onChange={({ currentTarget: { value } }) => {
              const picked = saved.find(({ name }) => name === value);
              setChosen(value);
              setRoles(picked ? initialRoles(picked.mapping, files) : {});
            }}
          />
        </div>
      )}
      {reused ? (
        <Reused saved={reused} files={files} roles={roles} onRoles={setRoles} />
      ) : (
        <div className={classes.parts}>
          {files.map((file) => (
            <FilePart
              key={file.name}
              file={file}
              kinds={kinds}
              part={parts[file.name] ?? { kind: '', columns: {} }}
              several={files.length > 1}
              onChange={(part) => setParts({ ...parts, [file.name]: part })}
            />
          ))}
        </div>
      )}
      {missing.length > 0 && <p className={classes.missing}>Still to be said: {missing.join('; ')}.</p>}
      <Problem error={starting.error} />
      <div className={classes.actions}>
        <Button
          onClick={() => starting.mutate({ path: `/api/imports/${run.id}/start`, body: { mapping, dryRun: true } })}
          loading={starting.isPending}
          disabled={!mapping || missing.length > 0}
        >
          Dry run
        </Button>
        {!reused && byHand && missing.length === 0 && <SaveMapping mapping={byHand} />}
      </div>
    </Section>
  );
}

const withRoles = (mapping: ImportMapping, roles: Record<string, string>): ImportMapping =>
  Object.keys(roles).length === 0 ? mapping : { ...mapping, files: roles };

interface ReusedProps {
  saved: SavedMapping;
  files: readonly ImportColumns[];
  roles: Record<string, string>;
  onRoles(roles: Record<string, string>): void;
}

/** A saved mapping, and which file at hand is read as each of those that it knows. */
function Reused({ saved: { mapping, by }, files, roles, onRoles }: ReusedProps) {
  const { steps } = mapping;
  return (
    <>
      <div className={classes.choices}>
        {Object.entries(mapping.files ?? {}).map(([role, name]) => (
          <NativeSelect
            key={role}
            label={`Read as ${role}`}
            description={`Then it was ${name}`}
            value={roles[role] ?? ''}
            data={[
              { value: '', label: 'Choose a file, or add it' },
              ...files.map((file) => ({ value: file.name, label: file.name })),
            ]}
            onChange={({ currentTarget: { value } }) => onRoles({ ...roles, [role]: value })}
          />
        ))}
      </div>
      <p className={classes.samples}>
        {kindsWords({ mapping })}: {steps.length} {steps.length === 1 ? 'step' : 'steps'}, saved
        {by && ` by ${by.name}`}.
      </p>
    </>
  );
}
