import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { type Filters, withQuery } from '../api/use-list.ts';

/** Takes the list as it is filtered and sorted home as a file for spreadsheets. */
export function ExportButton({ list, filters }: { list: string; filters: Filters }) {
  return (
    <Button
      component="a"
      href={withQuery(`/api/exports/${list}`, filters)}
      download
      variant="default"
      leftSection={<Download size={14} aria-hidden="true" />}
    >
      Export
    </Button>
  );
}
