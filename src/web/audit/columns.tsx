import { Code } from '@mantine/core';
import { Link } from 'react-router';
import type { Fact } from '../api/types.ts';
import { factWords } from '../deal/fact-words.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Person } from '../parts/person.tsx';
import { wordsFor } from '../parts/words.ts';

export const factColumns: Column<Fact>[] = [
  { id: 'seq', head: 'No.', width: '60px', align: 'right', cell: ({ seq }) => seq },
  { id: 'type', head: 'Fact', width: '200px', cell: ({ type }) => <span title={type}>{wordsFor(type)}</span> },
  { id: 'subject', head: 'About', width: '180px', cell: (fact) => <Subject fact={fact} /> },
  {
    id: 'by',
    head: 'By',
    width: '150px',
    cell: ({ by, onBehalfOf }) => (by ? <Person who={by} inPlaceOf={onBehalfOf} /> : 'Countersign'),
  },
  { id: 'at', head: 'At', width: '170px', hideBelow: 900, cell: ({ at }) => <DateText value={at} /> },
  {
    id: 'data',
    head: 'Recorded',
    hideBelow: 1100,
    cell: (fact) => <span title={JSON.stringify(fact.data, null, 2)}>{recordWords(fact)}</span>,
  },
  { id: 'prev', head: 'Hash before', width: '110px', hideBelow: 1300, cell: ({ prevHash }) => <Hash of={prevHash} /> },
  { id: 'hash', head: 'Hash', width: '110px', hideBelow: 900, cell: ({ hash }) => <Hash of={hash} /> },
];

/** What happened to a deal in words; of anything else what was recorded. */
const recordWords = ({ subjectKind, type, data, people }: Fact): string =>
  subjectKind === 'deal' ? factWords(type, data, people).words : JSON.stringify(data);

/** What the fact is about; the whole of its chain by a click. */
export function Subject({ fact: { subjectKind, subjectId } }: { fact: Fact }) {
  const chain = new URLSearchParams({ subjectKind, subjectId });
  return (
    <>
      <Link to={`?${chain}`} title={`All facts about ${subjectKind} ${subjectId}`}>
        {wordsFor(subjectKind)} {subjectId.length > 12 ? subjectId.slice(-6) : subjectId}
      </Link>
      {pages[subjectKind] && (
        <>
          {' · '}
          <Link to={`${pages[subjectKind]}/${subjectId}`}>open</Link>
        </>
      )}
    </>
  );
}

const pages: Record<string, string> = { deal: '/deals', account: '/accounts' };

function Hash({ of }: { of: string }) {
  return (
    <Code title={of} fz={12}>
      {of.slice(0, 10)}
    </Code>
  );
}
