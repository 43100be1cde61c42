import { Drawer, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import classes from './figure.module.css';

interface Props {
  /** What the number is, as one would call it. */
  what: string;
  /** Worked out when somebody asks: figures are many and few are ever asked. */
  answer: () => ReactNode;
  children: ReactNode;
}

/** A number that answers, when asked, how it came about: beside it, or from below where the screen is small. */
export function Explained({ what, answer, children }: Props) {
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
      title={`How ${what} comes about`}
      aria-haspopup="dialog"
      aria-expanded={asked}
      onClick={() => (asked ? close() : setAsked(true))}
    >
      {children}
    </button>
  );
  return asked ? <Answer {...{ what, answer, figure, close }} /> : figure;
}

interface AnswerProps extends Omit<Props, 'children'> {
  figure: ReactNode;
  close: () => void;
}

function Answer({ what, answer, figure, close }: AnswerProps) {
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const card = <div className={classes.card}>{answer()}</div>;
  if (phone)
    return (
      <>
        {figure}
        <Drawer opened onClose={close} position="bottom" size="auto" title={what}>
          {card}
        </Drawer>
      </>
    );
  return (
    <Popover opened onDismiss={close} width={420} position="left-start" shadow="md" withArrow trapFocus withinPortal>
      <Popover.Target>{figure}</Popover.Target>
      <Popover.Dropdown aria-label={`How ${what} comes about`}>{card}</Popover.Dropdown>
    </Popover>
  );
}
