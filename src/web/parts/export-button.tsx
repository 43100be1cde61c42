import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { type Filters, withQuery } from '../api/use-list.ts';

/** Takes the list as it is filtered and sorted home as a file for spreadsheets. */
export function ExportButton({ list, filters }: { list: string; filters: Filters }) {
  return <FileButton path={withQuery(`/api/exports/${list}`, filters)} />;
}

/** Takes home what a path of the API gives as a file. */
export function FileButton({ path }: { path: string }) {
  return (
    <Button
      component="a"
      href={path}
      download
      variant="default"
      leftSection={<Download size={14} aria-hidden="true" />}
    >
      Export
    </Button>
  );
}
