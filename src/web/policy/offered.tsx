import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { matchingInputs } from '../../domain/input-groups.ts';
import { Empty } from '../parts/empty.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { wordsFor } from '../parts/words.ts';
import { worseWords } from './words.ts';

/** Everything that a rule may read of a deal and of its lines, for whoever writes policy. */
export default function OfferedInputs() {
  const [search, setSearch] = useState('');
  const groups = matchingInputs(search);
  return (
    <Page
      title="What a deal offers"
      beneath="The inputs that rules may read, by the names they have in a policy file. A value that a deal does not have is missing."
    >
      <TextInput
        type="search"
        aria-label="Find an input"
        placeholder="Find by name, meaning or word"
        maw={360}
        mb="md"
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      {groups.length === 0 && <Empty title="No input like this">Try a part of its name, or of what it means.</Empty>}
      {groups.map(({ title, inputs }) => (
        <Section key={title} title={title}>
          <PlainTable
            label={title}
            rows={inputs}
            rowKey={({ name }) => name}
            columns={[
              { id: 'name', head: 'Input', width: '180px', cell: ({ name }) => <code>{name}</code> },
              { id: 'type', head: 'Type', width: '80px', cell: ({ spec }) => spec.type },
              {
                id: 'worse',
                head: 'Direction',
                width: '130px',
                hideBelow: 700,
                cell: ({ spec }) => worseWords(spec.worse ?? null),
              },
              { id: 'meaning', head: 'Meaning', cell: ({ spec }) => spec.meaning },
              {
                id: 'values',
                head: 'Words',
                hideBelow: 1100,
                cell: ({ spec }) => spec.values?.map((value) => <WordOf key={value} value={value} />),
              },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}

/** A word as a file has it, and in the field's terms. */
const WordOf = ({ value }: { value: string }) => (
  <>
    <code title={wordsFor(value)}>{value}</code>{' '}
  </>
);
