import { Button, FileButton, Menu, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { Download, FileUp } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { ImportKind, ImportRun } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import classes from './imports.module.css';
import { emptyFile } from './parts.ts';
import { asBytes, filesWords, kindsWords, outcomeWords, RunState } from './words.tsx';

/** Bringing in data from files: drop one to begin; what was brought in stands below. */
export default function Imports() {
  const navigate = useNavigate();
  const list = useList<ImportRun>('/api/imports');
  const kinds = useResource<{ items: ImportKind[] }>('/api/imports/kinds').data?.body.items ?? [];
  const upload = useWrite<ImportRun>({ onDone: ({ body }) => void navigate(`/imports/${body.id}`) });
  const send = (file: File | null | undefined) => {
    if (file) upload.mutate({ path: `/api/imports?name=${encodeURIComponent(file.name)}`, body: asBytes(file) });
  };
  useWindowEvent('dragover', (event) => event.preventDefault());
  useWindowEvent('drop', (event) => {
    event.preventDefault();
    send(event.dataTransfer?.files[0]);
  });
  return (
    <Page
      title="Imports"
      actions={
        <>
          <EmptyFiles kinds={kinds} />
          <Exports kinds={kinds} />
        </>
      }
    >
      <div className={classes.drop}>
        <FileUp aria-hidden="true" size={22} />
        <div>
          <Text fw={600}>Drop a CSV or XLSX file anywhere on this page</Text>
          <Text c="dimmed">
            Products, prices, costs, accounts, contacts, people, quotas, subscriptions, price agreements, policy rates
            or past deals. Up to 25 MB; nothing changes before you have seen what would happen.
          </Text>
        </div>
        <FileButton onChange={send} accept=".csv,.txt,.tsv,.xlsx" inputProps={{ 'aria-label': 'File to import' }}>
          {(button) => (
            <Button {...button} loading={upload.isPending}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </div>
      <Problem error={upload.error} />
      <Section title="Imports so far">
        <DataTable
          label="Imports"
          columns={columns}
          rows={list.rows}
          rowKey={({ id }) => id}
          href={({ id }) => `/imports/${id}`}
          card={(run) => (
            <RowCard title={kindsWords(run) || 'Import'} aside={<RunState run={run} />}>
              {filesWords(run)}
            </RowCard>
          )}
          more={list.more}
          error={list.error}
          again={list.again}
          empty={
            <Empty title="Nothing was imported yet">Drop a file above, or use the command line for large ones.</Empty>
          }
        />
      </Section>
    </Page>
  );
}

const columns: Column<ImportRun>[] = [
  { id: 'what', head: 'What', cell: (run) => kindsWords(run) || 'Not said yet' },
  { id: 'files', head: 'Files', cell: (run) => <span title={filesWords(run)}>{filesWords(run)}</span> },
  { id: 'state', head: 'State', width: '150px', cell: (run) => <RunState run={run} /> },
  { id: 'outcome', head: 'Came to', width: '260px', hideBelow: 1100, cell: (run) => outcomeWords(run) },
  {
    id: 'by',
    head: 'By',
    width: '160px',
    hideBelow: 900,
    cell: ({ by }) => by?.name ?? <State of="commandLine" tone="neutral" />,
  },
  {
    id: 'at',
    head: 'When',
    width: '130px',
    hideBelow: 700,
    cell: ({ createdAt }) => <DateText value={createdAt} ago />,
  },
];

/** The columns of a kind as a file to fill in, for who has none. */
function EmptyFiles({ kinds }: { kinds: readonly ImportKind[] }) {
  const allowed = kinds.filter(({ mayImport }) => mayImport);
  if (allowed.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">Empty files</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {allowed.map((kind) => (
          <Menu.Item key={kind.name} component="a" href={emptyFile(kind)} download={`${kind.name}.csv`}>
            {kind.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Everything of a kind as a file that can be imported again. */
function Exports({ kinds }: { kinds: readonly ImportKind[] }) {
  const allowed = kinds.filter(({ mayExport }) => mayExport);
  if (allowed.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={15} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {allowed.flatMap(({ name, title, exportFormats }) =>
          exportFormats.map((format) => (
            <Menu.Item
              key={`${name} ${format}`}
              component="a"
              href={`/api/exports/data/${name}?format=${format}`}
              download={`${name}.${format}`}
              rightSection={<span className={classes.samples}>{format.toUpperCase()}</span>}
            >
              {title}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
