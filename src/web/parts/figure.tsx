import { Anchor, Drawer, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { MeasureDefinition } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Derivation } from './derivation/derivation.tsx';
import classes from './figure.module.css';
import { wordsFor } from './words.ts';

interface Props {
  measure: string;
  /** Whose figure it is; of the whole when absent. */
  line?: string;
  /** Of a further discount: the name it is given for. */
  called?: string | undefined;
  children: ReactNode;
}

/** A number that says, when asked, what it means and how it came about. */
export function Figure({ measure, line, called, children }: Props) {
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsked(false);
    // Where the reader was, whatever way it was closed.
    requestAnimationFrame(() => button.current?.focus());
  };
  const figure = (
    <button
      ref={button}
      type="button"
      className={classes.figure}
      title={`How ${wordsFor(measure)} comes about`}
      aria-haspopup="dialog"
      aria-expanded={asked}
      onClick={() => (asked ? close() : setAsked(true))}
    >
      {children}
    </button>
  );
  // Figures are many, change with every key, and few are ever asked: only those carry what it takes to answer.
  return asked ? <Answer {...{ measure, line, called, figure, close }} /> : figure;
}

interface AnswerProps extends Omit<Props, 'children'> {
  figure: ReactNode;
  close: () => void;
}

function Answer({ measure, line, called, figure, close }: AnswerProps) {
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const answer = (
    <div className={classes.card}>
      <Definition measure={measure} />
      <Derivation {...{ measure, line, called }} />
      <Anchor component={Link} to={`/measures#${measure}`} size="xs">
        All measures
      </Anchor>
    </div>
  );
  if (phone)
    return (
      <>
        {figure}
        <Drawer opened onClose={close} position="bottom" size="auto" title={wordsFor(measure)}>
          {answer}
        </Drawer>
      </>
    );
  return (
    <Popover opened onDismiss={close} width={420} position="left-start" shadow="md" withArrow trapFocus withinPortal>
      <Popover.Target>{figure}</Popover.Target>
      <Popover.Dropdown aria-label={`How ${wordsFor(measure)} comes about`}>{answer}</Popover.Dropdown>
    </Popover>
  );
}

function Definition({ measure }: { measure: string }) {
  const { data } = useResource<{ items: MeasureDefinition[] }>('/api/measures');
  const found = data?.body.items.find((definition) => definition.measure === measure);
  if (!found) return <p>{data ? 'This number has no published definition.' : 'Reading the definition…'}</p>;
  return (
    <>
      <h3>{found.name}</h3>
      <p>{found.formula}</p>
    </>
  );
}
