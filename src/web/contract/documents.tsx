import { Anchor } from '@mantine/core';
import { FileText } from 'lucide-react';
import type { DocumentRow } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';

/** The printed papers, newest first: which may be sent, which is still being printed and why one failed. */
export function Documents({ documents }: { documents: readonly DocumentRow[] }) {
  return (
    <PlainTable
      label="Documents"
      rows={documents.toSorted((a, b) => b.requestedAt.localeCompare(a.requestedAt))}
      rowKey={({ id }) => id}
      columns={[
        { id: 'paper', head: 'Paper', cell: (paper) => <Paper paper={paper} /> },
        { id: 'state', head: 'State', cell: (paper) => <PaperState paper={paper} /> },
        { id: 'pages', head: 'Pages', align: 'right', hideBelow: 600, cell: ({ pages }) => pages },
        {
          id: 'at',
          head: 'Requested',
          hideBelow: 600,
          width: '170px',
          cell: ({ requestedAt }) => <DateText value={requestedAt} />,
        },
      ]}
    />
  );
}

function Paper({ paper }: { paper: DocumentRow }) {
  const name = `${wordsFor(paper.kind)} ${paper.number}, print ${paper.ordinal}`;
  if (paper.status !== 'ready') return name;
  return (
    <Anchor href={`/api/documents/${paper.id}/content`} target="_blank" inherit>
      <FileText size={13} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {name} (PDF)
    </Anchor>
  );
}

function PaperState({ paper: { status, draft, error } }: { paper: DocumentRow }) {
  return (
    <>
      <State of={status} word={status === 'ready' && draft ? 'Ready, marked as draft' : undefined} />
      {status === 'failed' && error && ` ${error}`}
    </>
  );
}
