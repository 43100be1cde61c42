import { Button, FileButton } from '@mantine/core';
import type { ImportRun } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { asBytes } from './words.tsx';

/** One more file of the same import, for data that stands in several. */
export function AddFile({ run }: { run: ImportRun }) {
  const adding = useWrite();
  if (!run.available.includes('AddFile')) return null;
  const add = (file: File | null) => {
    if (!file) return;
    adding.mutate({ path: `/api/imports/${run.id}/files?name=${encodeURIComponent(file.name)}`, body: asBytes(file) });
  };
  return (
    <>
      <FileButton onChange={add} accept=".csv,.txt,.tsv,.xlsx" inputProps={{ 'aria-label': 'One more file' }}>
        {(button) => (
          <Button {...button} variant="default" loading={adding.isPending}>
            Add a file
          </Button>
        )}
      </FileButton>
      <Problem error={adding.error} />
    </>
  );
}
