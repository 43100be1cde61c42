import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import type { JobList } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { stateWords } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';

const statuses = ['pending', 'queued', 'done', 'dead'] as const;

/** How many jobs of each kind stand where. */
export function Counts() {
  const { data } = useResource<JobList>('/api/jobs?limit=1');
  if (!data) return <Skeleton height={90} />;
  const byVerb = Map.groupBy(data.body.counts, ({ verb }) => verb);
  const rows = [...byVerb].map(([verb, counts]) => ({
    verb,
    count: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
  }));
  if (rows.length === 0) return null;
  return (
    <Section title="How many">
      <PlainTable
        label="Jobs by kind and status"
        rows={rows}
        rowKey={({ verb }) => verb}
        columns={[
          { id: 'verb', head: 'Job', cell: ({ verb }) => wordsFor(verb) },
          ...statuses.map((status) => ({
            id: status,
            head: stateWords(status).word,
            align: 'right' as const,
            cell: ({ count }: (typeof rows)[number]) =>
              status === 'dead' && count.dead ? <Link to="?status=dead">{count.dead}</Link> : (count[status] ?? 0),
          })),
        ]}
      />
    </Section>
  );
}
