import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { matchingInputs } from '../../domain/input-groups.ts';
import type { InputType } from '../../domain/policy-value.ts';
import { Empty } from '../parts/empty.tsx';
import { Page, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './offered.module.css';
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
              { id: 'name', head: 'Input', width: '170px', cell: ({ name }) => <code>{name}</code> },
              { id: 'type', head: 'Type', width: '80px', hideBelow: 700, cell: ({ spec }) => spec.type },
              {
                id: 'worse',
                head: 'Direction',
                width: '130px',
                hideBelow: 700,
                cell: ({ spec }) => worseWords(spec.worse ?? null),
              },
              { id: 'meaning', head: 'Meaning', cell: ({ spec }) => <Meaning spec={spec} /> },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}

/** What it says, and the words that it may be, as a file has them. */
function Meaning({ spec: { meaning, values, type, worse } }: { spec: InputType }) {
  return (
    <>
      {meaning}
      <span className={classes.small}>{[type, worseWords(worse ?? null)].filter(Boolean).join(', ')}</span>
      {values && (
        <span className={classes.words}>
          {values.map((value) => (
            <code key={value} title={wordsFor(value)}>
              {value}
            </code>
          ))}
        </span>
      )}
    </>
  );
}
