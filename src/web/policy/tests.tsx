import type { PolicyVersion } from '../api/types.ts';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { State } from '../parts/state.tsx';

/** The policy's own tests, run on this version; failing ones first, each with what is not as expected. */
export function Tests({ tests }: { tests: PolicyVersion['tests'] }) {
  if (tests.length === 0) {
    return <Empty title="No tests">Put some under “tests” in the file: one on each side of each limit.</Empty>;
  }
  return (
    <Section title={`${tests.filter(({ passed }) => passed).length} of ${tests.length} pass`}>
      <PlainTable
        label="Tests"
        rows={tests.toSorted((a, b) => Number(a.passed) - Number(b.passed))}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', head: 'Test', cell: ({ name }) => name },
          {
            id: 'result',
            head: 'Result',
            cell: ({ passed }) => (
              <State
                of={passed ? 'passed' : 'failed'}
                word={passed ? 'Passes' : 'Fails'}
                tone={passed ? 'good' : 'bad'}
              />
            ),
          },
          { id: 'differences', head: 'Not as expected', cell: ({ differences }) => differences.join('; ') },
        ]}
      />
    </Section>
  );
}
