import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { difference } from '../../domain/difference.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import { read } from '../api/client.ts';
import type { ProblemError } from '../api/problem.ts';
import type { Quote, TimelineEntry } from '../api/types.ts';
import { Difference } from '../parts/difference.tsx';
import { momentWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './editor.module.css';
import { mergedDrafts } from './merge.ts';
import type { useAutosave } from './use-autosave.ts';

interface Props {
  quote: Quote;
  /** What is written here. */
  mine: QuoteContent;
  autosave: ReturnType<typeof useAutosave>;
  /** Puts a content in the place of what is written, as a step that can be undone. */
  onTake: (content: QuoteContent) => void;
  /** Shows the quote as it is on the server: it is not a draft any more. */
  onReload: () => void;
}

/** Two people wrote the same draft: who changed what, and what becomes of it. Nothing is lost before somebody chooses. */
export function ConflictNotice({ quote, mine, autosave, onTake, onReload }: Props) {
  const { data, error, refetch } = useQuery<Awaited<ReturnType<typeof theirs>>, ProblemError>({
    queryKey: ['conflict', quote.id, autosave.etag.current],
    queryFn: () => theirs(quote),
    gcTime: 0,
  });
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : null;
  const { body, etag, by, at } = data;
  const names = Object.fromEntries(
    Object.values({ ...quote.products, ...body.products }).map(({ sku, name }) => [sku, name]),
  );
  const comparable = (content: QuoteContent) => ({ content, measures: null, names });
  const base = autosave.base();
  const changed = difference(comparable(base), comparable(body.content));
  const merged = mergedDrafts(base, mine, body.content);
  const isOpen = body.available.includes('EditQuote');
  const settle = (content: QuoteContent) => {
    autosave.rebase(etag, body.content);
    onTake(content);
  };
  return (
    <div className={classes.conflict} role="alert">
      <p>
        <strong>
          {by ? `${by} changed this draft${at ? `, ${momentWords(at)}` : ''}` : 'This draft was changed elsewhere'}.
        </strong>{' '}
        What you wrote is still here and is not saved.
      </p>
      {isOpen ? (
        <>
          <Difference changes={changed} />
          {merged.collisions.length > 0 && (
            <p>
              You both changed{' '}
              {merged.collisions.map(({ subject, field }) => `${subject}: ${wordsFor(field).toLowerCase()}`).join(', ')}
              . Merging keeps yours there.
            </p>
          )}
          <Group gap={8}>
            <Button onClick={() => settle(merged.content)}>Merge both</Button>
            <Button variant="default" onClick={() => settle(mine)}>
              Keep mine
            </Button>
            <Button variant="default" onClick={() => settle(body.content)}>
              Take theirs
            </Button>
          </Group>
        </>
      ) : (
        <Group gap={8}>
          <span>It is not a draft any more, so nothing can be saved in it. Copy what you need first.</span>
          <Button variant="default" onClick={onReload}>
            Show it as it is
          </Button>
        </Group>
      )}
    </div>
  );
}

/** The draft as it is on the server, and who wrote it last. */
async function theirs({ id, deal }: Quote) {
  const [now, story] = await Promise.all([
    read<Quote>(`/api/quotes/${id}`),
    read<{ items: TimelineEntry[] }>(`/api/deals/${deal.id}/timeline?limit=20`),
  ]);
  const last = story.body.items.find(({ instanceId }) => instanceId === id);
  return { ...now, by: last?.by?.name, at: last?.at };
}
