import { SegmentedControl, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { type Answer, write } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import type { ProblemError } from '../../api/problem.ts';
import type { Evaluation, PolicyVersion } from '../../api/types.ts';
import { Section } from '../../parts/page.tsx';
import { ByInputs } from './by-inputs.tsx';
import { ByQuote } from './by-quote.tsx';
import { Result } from './result.tsx';

/** Tries a version on typed values or on a quote; nothing is saved, and the tables show why. */
export function Trial({ version }: { version: PolicyVersion }) {
  const [search, setSearch] = useSearchParams();
  const mayReadDeals = useMay('deal.read');
  const on = mayReadDeals && search.get('on') === 'quote' ? 'quote' : 'inputs';
  const trial = useMutation<Answer<Evaluation>, ProblemError, { input: object } | { quoteId: string }>({
    mutationFn: (body) =>
      write(
        { path: `/api/policies/${encodeURIComponent(version.policy)}/versions/${version.version}/evaluation`, body },
        crypto.randomUUID(),
      ),
  });
  return (
    <Stack gap={16}>
      <Section
        title="Try this version"
        aside={
          mayReadDeals && (
            <SegmentedControl
              aria-label="Try it on"
              value={on}
              data={[
                { value: 'inputs', label: 'Values' },
                { value: 'quote', label: 'A quote' },
              ]}
              onChange={(value) => {
                trial.reset();
                setSearch({ view: 'trial', on: value }, { replace: true });
              }}
            />
          )
        }
      >
        {on === 'quote' ? (
          <ByQuote busy={trial.isPending} error={trial.error} onTry={(quoteId) => trial.mutate({ quoteId })} />
        ) : (
          <ByInputs
            version={version}
            busy={trial.isPending}
            error={trial.error}
            onTry={(input) => trial.mutate({ input })}
          />
        )}
      </Section>
      {trial.data && <Result version={version} evaluation={trial.data.body} />}
    </Stack>
  );
}
