import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { QuoteContent } from '../../../domain/offer.ts';
import { answerTo } from '../../api/client.ts';
import type { ProblemError } from '../../api/problem.ts';
import type { Preview } from '../../api/types.ts';

export type OverTime = NonNullable<Preview['overTime']>;

/** After a change, so that a burst of keys is one question. */
const pause = 200;

/** The quote month by month, as the server works it out; asked only while somebody looks at it. */
export function useOverTime(quoteId: string, content: QuoteContent | null) {
  const [asked] = useDebouncedValue(content, pause);
  const text = asked && asked.lines.length > 0 ? JSON.stringify(asked) : null;
  const { data, error, isPlaceholderData } = useQuery<OverTime | null, ProblemError>({
    queryKey: ['over-time', quoteId, text],
    queryFn: async ({ signal }) =>
      (await answerTo<Preview>(`/api/quotes/${quoteId}/preview?overTime=true`, text ?? '', signal)).overTime ?? null,
    enabled: text !== null,
    // What was there stays until there is something else.
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  return { answer: data ?? undefined, stale: asked !== content || isPlaceholderData || error !== null };
}
