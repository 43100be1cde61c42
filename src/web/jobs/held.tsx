import type { JobOverview } from '../api/types.ts';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { jobWords, lengthWords, secondsBetween } from './words.ts';

interface HeldProps extends Pick<JobOverview, 'held' | 'processes' | 'at'> {}

/** Jobs in hand: who has each, since when, and until when it must show life. */
export function Held({ held, processes, at }: HeldProps) {
  if (held.length === 0) return null;
  const nameOf = (id: string | null) => {
    const process = processes.find((each) => each.id === id);
    return process ? `${process.host} · ${process.pid}` : 'a process that has ended';
  };
  return (
    <Section title="In hand now">
      <PlainTable
        label="Jobs in hand"
        rows={held}
        rowKey={({ id }) => id}
        columns={[
          { id: 'job', head: 'Job', cell: ({ verb, id }) => `${jobWords(verb)} ${id}` },
          { id: 'who', head: 'Held by', cell: ({ processId }) => nameOf(processId) },
          {
            id: 'since',
            head: 'For',
            align: 'right',
            cell: ({ since }) => since && lengthWords(secondsBetween(since, at)),
          },
          {
            id: 'until',
            head: 'Lost unless heard of in',
            align: 'right',
            hideBelow: 500,
            cell: ({ until }) => lengthWords(secondsBetween(at, until)),
          },
          { id: 'tries', head: 'Try', align: 'right', cell: ({ attempts }) => attempts },
        ]}
      />
    </Section>
  );
}
