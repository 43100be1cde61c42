import { NativeSelect } from '@mantine/core';
import type { Fact } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { wordsFor } from '../parts/words.ts';
import { factColumns, Subject } from './columns.tsx';
import { Verify } from './verify.tsx';

/** Everything that was ever recorded, each fact chained to the one before by its hash. */
export default function Audit() {
  const { filters, set, any } = useFilters(['subjectKind', 'subjectId']);
  const list = useList<Fact>('/api/facts', filters);
  return (
    <Page
      title="Audit"
      beneath="Every fact carries the hash of the one before it: whoever changes or removes one breaks the chain."
      actions={
        <>
          <NativeSelect
            aria-label="About"
            value={filters.subjectKind ?? ''}
            data={[{ value: '', label: 'Everything' }, ...kinds.map((value) => ({ value, label: wordsFor(value) }))]}
            onChange={(event) => set('subjectKind', event.currentTarget.value)}
          />
          <SearchBox label="Id of a subject" value={filters.subjectId} onChange={(id) => set('subjectId', id)} />
        </>
      }
    >
      <Verify key={`${filters.subjectKind} ${filters.subjectId}`} filters={filters} />
      <DataTable
        label="Facts"
        columns={factColumns}
        rows={list.rows}
        rowKey={({ id }) => id}
        card={(fact) => (
          <RowCard title={wordsFor(fact.type)} aside={<DateText value={fact.at} />} figure={<Subject fact={fact} />}>
            No. {fact.seq}, {fact.by?.name ?? 'Countersign'}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title="No facts">
            {any ? 'Nothing is recorded about this subject.' : 'Nothing has happened yet.'}
          </Empty>
        }
      />
    </Page>
  );
}

const kinds = ['deal', 'policy', 'person', 'catalogue', 'account', 'installation'];
