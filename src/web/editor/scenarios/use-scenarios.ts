import { useQuery } from '@tanstack/react-query';
import type { QuoteContent } from '../../../domain/offer.ts';
import { answerTo, write } from '../../api/client.ts';
import type { ProblemError } from '../../api/problem.ts';
import type { Preview, Scenario } from '../../api/types.ts';
import { useReadAnew } from '../../api/use-read-anew.ts';
import { scenarioEtag, scenarioPath, scenariosPath } from '../target.ts';

/** The scenarios that are kept with a quote, and what can be done with them. */
export function useScenarios(quoteId: string) {
  const { data, error, refetch } = useReadAnew<{ items: Scenario[] }>(scenariosPath(quoteId));
  const then = async (work: Promise<unknown>) => {
    await work;
    await refetch();
  };
  return {
    items: data?.body.items,
    error,
    keep: (name: string, content: QuoteContent) =>
      then(write({ path: scenariosPath(quoteId), body: { name, content } }, crypto.randomUUID())),
    /** Writes another content into it. */
    replace: ({ id, version }: Scenario, content: QuoteContent) =>
      then(
        write(
          { method: 'PUT', path: scenarioPath(quoteId, id), body: { content }, ifMatch: scenarioEtag(version) },
          crypto.randomUUID(),
        ),
      ),
    discard: ({ id, version }: Scenario) =>
      then(
        write(
          { method: 'DELETE', path: scenarioPath(quoteId, id), ifMatch: scenarioEtag(version) },
          crypto.randomUUID(),
        ),
      ),
  };
}

/** What a content would come to, as if it were the draft. */
export function useWorth(quoteId: string, content: QuoteContent | null) {
  const json = JSON.stringify(content);
  return useQuery<Preview, ProblemError>({
    queryKey: ['worth', quoteId, json],
    enabled: content !== null,
    queryFn: ({ signal }) => answerTo<Preview>(`/api/quotes/${quoteId}/preview`, json, signal),
    retry: false,
  });
}
