import { useQuery } from '@tanstack/react-query';
import type { QuoteContent } from '../../../domain/offer.ts';
import { answerTo, write } from '../../api/client.ts';
import type { ProblemError } from '../../api/problem.ts';
import type { Preview, Scenario } from '../../api/types.ts';
import { useResource } from '../../api/use-resource.ts';

const pathOf = (quoteId: string) => `/api/quotes/${quoteId}/scenarios`;

/** The scenarios that are kept with a quote, and what can be done with them. */
export function useScenarios(quoteId: string) {
  const { data, error, refetch } = useResource<{ items: Scenario[] }>(pathOf(quoteId));
  const then = async (work: Promise<unknown>) => {
    await work;
    await refetch();
  };
  return {
    items: data?.body.items,
    error,
    keep: (name: string, content: QuoteContent) =>
      then(write({ path: pathOf(quoteId), body: { name, content } }, crypto.randomUUID())),
    /** Writes another content into it, under its name. */
    replace: ({ id, name, version }: Scenario, content: QuoteContent) =>
      then(
        write(
          { method: 'PUT', path: `${pathOf(quoteId)}/${id}`, body: { name, content }, ifMatch: `"v${version}"` },
          crypto.randomUUID(),
        ),
      ),
    discard: ({ id, version }: Scenario) =>
      then(
        write({ method: 'DELETE', path: `${pathOf(quoteId)}/${id}`, ifMatch: `"v${version}"` }, crypto.randomUUID()),
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
