import { Popover } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { definitionListSchema } from '../../http/schemas/deal-desk/operation.ts';
import { useResource } from '../api/use-resource.ts';
import classes from './figure.module.css';
import { wordsFor } from './words.ts';

/** A number that says, when asked, how it is worked out. */
export function Figure({ measure, children }: { measure: string; children: ReactNode }) {
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) button.current?.focus();
  }, [asked]);
  const figure = (ask?: () => void) => (
    <button
      ref={button}
      type="button"
      className={classes.figure}
      title={`What ${wordsFor(measure)} means`}
      aria-haspopup="dialog"
      onClick={ask}
    >
      {children}
    </button>
  );
  // Figures are many, change with every key, and few are ever asked: only those carry what it takes to answer.
  if (!asked) return figure(() => setAsked(true));
  return (
    <Popover defaultOpened width={340} position="bottom-end" shadow="md" withArrow trapFocus={false}>
      <Popover.Target>{figure()}</Popover.Target>
      <Popover.Dropdown>
        <Definition measure={measure} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Definition({ measure }: { measure: string }) {
  const { data } = useResource<z.output<typeof definitionListSchema>>('/api/measures');
  const found = data?.body.items.find((definition) => definition.measure === measure);
  if (!found) return <p>{data ? 'This number has no published definition.' : 'Reading the definition…'}</p>;
  return (
    <div className={classes.card}>
      <h3>{found.name}</h3>
      <p>{found.formula}</p>
      <p className={classes.example}>{found.example}</p>
    </div>
  );
}
