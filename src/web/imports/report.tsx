import { Button } from '@mantine/core';
import type { ImportProblem } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { counted } from './words.tsx';

/** Every bad row, by its line in the file. */
export function Report({ runId, problems }: { runId: string; problems: number }) {
  const list = useList<ImportProblem>(`/api/imports/${runId}/report`, { limit: 100 });
  return (
    <Section
      title={counted(problems, 'problem')}
      aside={
        <Button component="a" variant="default" href={`/api/imports/${runId}/report/content`} download>
          Download all
        </Button>
      }
    >
      <DataTable
        label="Problems"
        columns={columns}
        rows={list.rows}
        rowKey={({ ordinal }) => ordinal}
        card={({ file, line, pointer, message }) => (
          <RowCard title={`Line ${line}`} aside={pointer.slice(1)}>
            {message} ({file})
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={<Empty title="No problem" />}
      />
    </Section>
  );
}

const columns: Column<ImportProblem>[] = [
  { id: 'line', head: 'Line', width: '80px', align: 'right', cell: ({ line }) => line },
  { id: 'column', head: 'Column', width: '180px', cell: ({ pointer }) => pointer.slice(1) || 'Whole row' },
  { id: 'message', head: 'Problem', cell: ({ message }) => <span title={message}>{message}</span> },
  { id: 'file', head: 'File', width: '200px', hideBelow: 1000, cell: ({ file }) => file },
];
