import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Approval, ApprovalStep } from '../api/types.ts';
import { useInbox } from '../inbox/use-inbox.ts';
import { useShortcuts } from '../parts/keyboard.tsx';
import { CommentDialog } from './comment-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import classes from './decision.module.css';
import type { DecisionKind } from './decision.ts';
import { decideSoon, useDecidedSteps } from './take-back.tsx';

interface Props {
  approval: Approval;
  /** The step that asks the reader; undefined when none does. */
  step: ApprovalStep | undefined;
  etag: string | undefined;
}

/** Always in reach: the decision, or a word to the others. Deciding leads on to the next request that waits. */
export function ActionBar({ approval, step, etag }: Props) {
  const { id, deal, available, termsHash, steps } = approval;
  const [asking, setAsking] = useState<DecisionKind>();
  const [commenting, setCommenting] = useState(false);
  const { rows } = useInbox();
  const isDecided = useDecidedSteps().includes(step?.id ?? '');
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });

  const mayDecide = step !== undefined && !isDecided && available.includes('DecideStep');
  const about = step ?? steps.find(({ status }) => status === 'open') ?? steps.at(-1);
  const mayComment = about !== undefined && available.includes('CommentOnStep');
  const dealWords = `${deal.number} ${deal.name}`;

  const decide = (kind: DecisionKind, comment: string) => {
    if (!step || !mayDecide) return;
    setAsking(undefined);
    decideSoon({
      approvalId: id,
      stepId: step.id,
      deal: dealWords,
      kind,
      comment,
      onBehalfOf: step.yoursFor?.id,
      termsHash,
      etag,
    });
    const next = rows?.find((row) => row.id !== id);
    void navigate(next ? `/approvals/${next.id}` : '/approvals');
  };
  const ask = (kind: DecisionKind) => mayDecide && setAsking(kind);
  useShortcuts([
    { keys: 'a', does: 'Approve', run: () => decide('approve', '') },
    { keys: 'Shift+A', does: 'Approve with a comment', run: () => void ask('approve') },
    { keys: 'r', does: 'Reject', run: () => void ask('reject') },
    { keys: 'q', does: 'Ask for changes', run: () => void ask('request-changes') },
    { keys: 'c', does: 'Comment', run: () => setCommenting(mayComment) },
  ]);
  if (!mayDecide && !mayComment) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label="Decide">
      {mayDecide && (
        <>
          <Button onClick={() => decide('approve', '')} title="Approve (a); with a comment: Shift-A">
            Approve
          </Button>
          <Button variant="default" onClick={() => ask('request-changes')} title="Ask for changes (q)">
            {phone ? 'Changes' : 'Ask for changes'}
          </Button>
          <Button variant="default" c="red.9" onClick={() => ask('reject')} title="Reject (r)">
            Reject
          </Button>
        </>
      )}
      {mayComment && (
        <Button variant="default" onClick={() => setCommenting(true)} title="Comment (c)" aria-label="Comment">
          {phone && mayDecide ? <MessageSquare size={18} aria-hidden="true" /> : 'Comment'}
        </Button>
      )}
      <DecideDialog kind={asking} deal={dealWords} onClose={() => setAsking(undefined)} onDecide={decide} />
      {about && <CommentDialog stepId={about.id} opened={commenting} onClose={() => setCommenting(false)} />}
    </div>
  );
}
