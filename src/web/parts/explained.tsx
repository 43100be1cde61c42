import { Drawer, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FocusEvent, type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
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
  const closing = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  const figure = (
    <button
      ref={button}
      type="button"
      className={classes.figure}
      title={`How ${what} comes about`}
      aria-haspopup="dialog"
      aria-expanded={asked}
      data-mantine-stop-propagation={asked || undefined}
      onKeyDown={(event) => {
        if (asked) closing(event);
        // Where the keys of a list open its row.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
      onClick={() => (asked ? close() : setAsked(true))}
    >
      {children}
    </button>
  );
  return asked ? <Answer {...{ what, answer, figure, close, closing }} /> : figure;
}

interface AnswerProps extends Omit<Props, 'children'> {
  figure: ReactNode;
  close: () => void;
  closing: (event: KeyboardEvent) => void;
}

const unheard = (event: SyntheticEvent) => event.stopPropagation();

/** A dialog around the answer is told by this mark of what has the focus that Escape is not for it. */
const marked = ({ target }: FocusEvent) => target.setAttribute('data-mantine-stop-propagation', 'true');

/** As high as what it says, and never over all of the screen. */
const sheet = { content: { height: 'auto', maxHeight: '85dvh' } };

function Answer({ what, answer, figure, close, closing }: AnswerProps) {
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const card = <div className={classes.card}>{answer()}</div>;
  const own = { onKeyDown: closing, onClick: unheard, onFocusCapture: marked };
  if (phone)
    return (
      <>
        {figure}
        <Drawer opened onClose={close} closeOnEscape={false} position="bottom" styles={sheet} title={what} {...own}>
          {card}
        </Drawer>
      </>
    );
  // With roles of its own it would be named by the number, not by what it tells of it.
  return (
    <Popover
      opened
      withRoles={false}
      onDismiss={close}
      closeOnEscape={false}
      width={420}
      position="left-start"
      shadow="md"
      withArrow
      trapFocus
      withinPortal
    >
      <Popover.Target>{figure}</Popover.Target>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is placed beside the number by the library, which draws a div */}
      <Popover.Dropdown role="dialog" tabIndex={-1} aria-modal aria-label={`How ${what} comes about`} {...own}>
        {card}
      </Popover.Dropdown>
    </Popover>
  );
}
