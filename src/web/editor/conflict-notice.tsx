import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { difference } from '../../domain/difference.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { ProblemError } from '../api/problem.ts';
import type { Quote } from '../api/types.ts';
import { Difference } from '../parts/difference.tsx';
import { momentWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './editor.module.css';
import { mergedDrafts } from './merge.ts';
import { KeepAnew } from './scenarios/keep-anew.tsx';
import type { AsItIsNow, Target } from './target.ts';
import { isSameWritten, type useAutosave } from './use-autosave.ts';

interface Props {
  quote: Quote;
  target: Target;
  /** What is written here. */
  mine: QuoteContent;
  autosave: ReturnType<typeof useAutosave>;
  /** Puts a content in the place of what is written, as a step that can be undone. */
  onTake: (content: QuoteContent) => void;
  /** Shows it as it is on the server: it cannot be written in any more. */
  onReload: () => void;
}

/** Two people wrote the same draft or scenario: who changed what, and what becomes of it. Nothing is lost before somebody chooses. */
export function ConflictNotice({ quote, target, mine, autosave, onTake, onReload }: Props) {
  const { data, error, refetch } = useQuery<AsItIsNow, ProblemError>({
    queryKey: ['conflict', target.key, autosave.etag()],
    queryFn: target.readAnew,
    gcTime: 0,
  });
  // What its writer sent and did not wait for may have arrived meanwhile: then there is nothing to choose.
  const same = data?.isOpen && isSameWritten(mine, data.content) ? data : undefined;
  const { rebase } = autosave;
  useEffect(() => {
    if (same) rebase(same.etag, same.content);
  }, [same, rebase]);
  if (same) return null;
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : null;
  const { content: theirs, etag, by, at } = data;
  const what = target.scenario ? 'scenario' : 'draft';
  const done = target.scenario && !data.isOpen ? 'removed' : 'changed';
  const names = Object.fromEntries(
    Object.values({ ...quote.products, ...data.products }).map(({ sku, name }) => [sku, name]),
  );
  const comparable = (content: QuoteContent) => ({ content, measures: null, names });
  const base = autosave.base();
  const changed = difference(comparable(base), comparable(theirs));
  const merged = mergedDrafts(base, mine, theirs);
  const settle = (content: QuoteContent) => {
    autosave.rebase(etag, theirs);
    onTake(content);
  };
  return (
    <div className={classes.conflict} role="alert">
      <p>
        <strong>
          {by ? `${by} ${done} this ${what}${at ? `, ${momentWords(at)}` : ''}` : `This ${what} was ${done} elsewhere`}.
        </strong>{' '}
        What you wrote is still here and is not saved.
      </p>
      {data.isOpen ? (
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
            <Button variant="default" onClick={() => settle(theirs)}>
              Take theirs
            </Button>
          </Group>
        </>
      ) : target.scenario ? (
        <KeepAnew quoteId={quote.id} name={target.scenario.name} content={mine} />
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
