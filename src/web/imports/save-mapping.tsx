import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportMapping } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import classes from './imports.module.css';

/** Keeps a mapping under a name, for the next files of this kind. */
export function SaveMapping({ mapping }: { mapping: ImportMapping }) {
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
        onChange={(event) => {
          saving.reset();
          setName(event.currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" loading={saving.isPending} disabled={name.trim() === ''}>
        {saving.isSuccess ? 'Saved' : 'Save mapping'}
      </Button>
      <Problem error={saving.error} />
    </form>
  );
}
