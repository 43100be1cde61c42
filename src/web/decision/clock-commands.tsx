import { Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApprovalStep } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { isOverdue, momentWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';
import classes from './decision.module.css';
import { HoldDialog } from './hold-dialog.tsx';

interface Props {
  step: ApprovalStep;
  etag: string | undefined;
  children: ReactNode;
}

/** What this person may do to the clock of a step: stop it, let it go on, or remind those who are asked. */
export function ClockCommands({ step, etag, children }: Props) {
  const [holding, setHolding] = useState(false);
  const resuming = useWrite();
  const { id, available, nudgeFrom } = step;
  if (available.length === 0) return null;
  const mustWait = nudgeFrom !== null && !isOverdue(nudgeFrom);
  return (
    <div className={classes.clock}>
      <Group gap={8}>
        {children}
        <CommandButton command="HoldStep" available={available} size="xs" onClick={() => setHolding(true)}>
          Put on hold
        </CommandButton>
        <CommandButton
          command="ResumeStep"
          available={available}
          size="xs"
          loading={resuming.isPending}
          onClick={() => resuming.mutate({ path: `/api/approval-steps/${id}/resumption`, ifMatch: etag, body: {} })}
        >
          Let the clock go on
        </CommandButton>
        {mustWait ? (
          <span className={classes.rule}>Nudged. The next time is possible {momentWords(nudgeFrom)}.</span>
        ) : (
          <ReasonCommand
            command="NudgeStep"
            available={available}
            path={`/api/approval-steps/${id}/nudge`}
            ifMatch={undefined}
            name="Nudge"
            field="comment"
            label="A word to them"
            optional
          >
            Those who have not decided get a message and a letter. Possible three times, four business hours apart.
          </ReasonCommand>
        )}
      </Group>
      <Problem error={resuming.error} />
      <HoldDialog stepId={id} etag={etag} opened={holding} onClose={() => setHolding(false)} />
    </div>
  );
}
