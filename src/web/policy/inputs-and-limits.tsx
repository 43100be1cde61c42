import type { PolicyVersion } from '../api/types.ts';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { wordsFor } from '../parts/words.ts';
import { useRoleTitle } from './use-role-title.ts';
import { worseWords } from './words.ts';

/** What the tables read of a deal, and up to which value who may decide. */
export function InputsAndLimits({ version: { inputs, limits } }: { version: PolicyVersion }) {
  const titleOf = useRoleTitle();
  return (
    <>
      <Section title="Inputs">
        <PlainTable
          label="Inputs"
          rows={inputs}
          rowKey={({ name }) => name}
          columns={[
            {
              id: 'name',
              head: 'Input',
              width: '170px',
              cell: ({ name }) => <strong title={name}>{wordsFor(name)}</strong>,
            },
            { id: 'type', head: 'Type', width: '90px', cell: ({ type }) => type },
            { id: 'worse', head: 'Direction', width: '130px', hideBelow: 700, cell: ({ worse }) => worseWords(worse) },
            { id: 'meaning', head: 'Meaning', cell: ({ meaning }) => meaning },
            { id: 'values', head: 'Values', hideBelow: 900, cell: ({ values }) => values?.map(wordsFor).join(', ') },
          ]}
        />
      </Section>
      <Section title="Authority">
        {limits.length === 0 ? (
          <Empty title="No limits">The role alone is authority for every value.</Empty>
        ) : (
          <PlainTable
            label="Authority limits"
            rows={limits}
            rowKey={({ who, input }) => `${who} ${input}`}
            columns={[
              { id: 'who', head: 'Who', cell: ({ who }) => titleOf(who) },
              { id: 'input', head: 'Decides on', cell: ({ input }) => wordsFor(input) },
              { id: 'bound', head: 'Bound', cell: ({ bound }) => bound },
            ]}
          />
        )}
      </Section>
    </>
  );
}
