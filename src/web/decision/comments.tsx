import type { Approval } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { Person } from '../parts/person.tsx';
import { State } from '../parts/state.tsx';
import classes from './decision.module.css';
import { WhatTheySaw } from './seen.tsx';

/** Decisions and comments as one conversation, oldest first. */
export function Comments({ approval }: { approval: Approval }) {
  const { steps, comments } = approval;
  const said = [
    ...steps.flatMap(({ label, decisions }) => decisions.map((decision) => ({ ...decision, label }))),
    ...comments.map((comment) => ({
      ...comment,
      id: comment.at + comment.by.id,
      onBehalfOf: null,
      decision: undefined,
      label: undefined,
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <ul className={classes.comments}>
      {said.map(({ id, by, onBehalfOf, at, comment, decision, label }) => (
        <li key={id}>
          <p>
            <strong>
              <Person who={by} inPlaceOf={onBehalfOf} />
            </strong>{' '}
            {decision && <State of={decision} />}{' '}
            <span className={classes.muted}>
              {label && `${label} · `}
              <DateText value={at} ago />
            </span>
          </p>
          {comment && <blockquote>{comment}</blockquote>}
          {decision && <WhatTheySaw approval={approval} decisionId={id} name={by.name} />}
        </li>
      ))}
    </ul>
  );
}
