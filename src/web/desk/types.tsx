import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { RequestType } from '../api/types.ts';
import { useMay } from '../api/me.ts';
import type { Column } from '../parts/column.ts';
import { Empty } from '../parts/empty.tsx';
import { minutesWords } from '../parts/formats.ts';
import { Missing } from '../parts/money-text.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { State } from '../parts/state.tsx';
import { TypeForm } from './type-form.tsx';
import { useRequestTypes } from './use-request-types.ts';

/** What the desk can be asked and how soon it promises to answer. */
export default function RequestTypes() {
  const types = useRequestTypes({ also: true });
  const mayChange = useMay('desk.configure');
  const [editing, setEditing] = useState<RequestType | 'new'>();
  const sources = [...new Set(types.map(({ source }) => source).filter((source) => source !== ''))];
  return (
    <Page
      title="Request types"
      beneath="Promises count in the opening hours of the requester’s office. Requests that run keep what they were promised."
      actions={mayChange && <Button onClick={() => setEditing('new')}>Add type</Button>}
    >
      {types.length === 0 ? (
        <Empty title="No types yet">Add what the desk can be asked; until then nobody can ask it.</Empty>
      ) : (
        <Section title="What the desk promises">
          <PlainTable
            label="Request types"
            columns={columnsFor(mayChange ? setEditing : undefined)}
            rows={types}
            rowKey={({ name }) => name}
          />
        </Section>
      )}
      {sources.map((source) => (
        <Text key={source} c="dimmed">
          {source}
        </Text>
      ))}
      {editing && (
        <TypeForm
          key={editing === 'new' ? 'new' : editing.name}
          type={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

const columnsFor = (edit: ((type: RequestType) => void) | undefined): Column<RequestType>[] => [
  { id: 'title', head: 'Type', cell: ({ title }) => title },
  { id: 'description', head: 'For', hideBelow: 900, cell: ({ description }) => description },
  {
    id: 'first',
    head: 'First response',
    align: 'right',
    cell: ({ firstResponseMinutes }) => minutesWords(firstResponseMinutes),
  },
  {
    id: 'resolution',
    head: 'Resolution',
    align: 'right',
    cell: ({ resolutionMinutes }) =>
      resolutionMinutes === null ? <Missing what="Nothing promised" /> : minutesWords(resolutionMinutes),
  },
  {
    id: 'complex',
    head: 'From 16:00',
    hideBelow: 700,
    cell: ({ complex }) => (complex ? 'counts from the next business day' : 'counts at once'),
  },
  {
    id: 'state',
    head: 'State',
    cell: ({ active }) => <State of={active ? 'active' : 'inactive'} tone={active ? 'good' : 'neutral'} />,
  },
  ...(edit
    ? [
        {
          id: 'edit',
          head: 'Change',
          cell: (type: RequestType) => (
            <Button variant="default" size="compact-xs" aria-label={`Edit ${type.title}`} onClick={() => edit(type)}>
              Edit
            </Button>
          ),
        },
      ]
    : []),
];
