import { CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { withReadersWords } from '../parts/formats.ts';
import classes from './editor.module.css';

/** What another quote had and this one has not or has otherwise, and why. */
export interface LeftOut {
  subject: string;
  reason: string;
}

export function LeftOutList({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <div>
      <strong>Changed or not taken over</strong>
      <ul className={classes.leftOut}>
        {leftOut.map(({ subject, reason }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same product can be left out twice
          <li key={index}>
            {subject}: {withReadersWords(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Shown once in a quote that was made from another one: what that one had beside. */
export function LeftOutNotice() {
  const { state } = useLocation() as { state: { leftOut?: LeftOut[] } | null };
  const [open, setOpen] = useState(true);
  if (!open || !state?.leftOut?.length) return null;
  return (
    <div className={classes.notice} role="note">
      <LeftOutList leftOut={state.leftOut} />
      <CloseButton aria-label="Close" onClick={() => setOpen(false)} />
    </div>
  );
}
