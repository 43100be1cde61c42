import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Answer, read } from '../api/client.ts';
import type { ProblemError } from '../api/problem.ts';
import type { Verification } from '../api/types.ts';
import { type Filters, withQuery } from '../api/use-list.ts';
import { numberWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';

/** Recomputes every hash on the server, of everything or of what is filtered, and says the first that is wrong. */
export function Verify({ filters }: { filters: Filters }) {
  const path = withQuery('/api/facts/verification', filters);
  // Asked for by the button alone: a whole chain is not read because a window came to the front.
  const { data, error, isFetching, refetch } = useQuery<Answer<Verification>, ProblemError>({
    queryKey: [path, 'on demand'],
    queryFn: ({ signal }) => read<Verification>(path, signal),
    enabled: false,
  });
  return (
    <>
      <Group gap={12}>
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          Verify {filters.subjectKind || filters.subjectId ? 'these chains' : 'all chains'}
        </Button>
        <output>{data && <Verdict of={data.body} />}</output>
      </Group>
      <Problem error={error} />
    </>
  );
}

function Verdict({ of: { verified, facts, subjects, firstBad } }: { of: Verification }) {
  if (verified) {
    const counted = `${numberWords(String(facts))} facts in ${numberWords(String(subjects))} chains, every hash as recorded`;
    return <State of="verified" word={`Intact: ${counted}`} tone="good" />;
  }
  const place = firstBad && `${firstBad.subjectKind} ${firstBad.subjectId}, no. ${firstBad.seq}: ${firstBad.problem}`;
  return <State of="broken" word={`Broken at ${place ?? 'an unknown place'}`} tone="bad" />;
}
