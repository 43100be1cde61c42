import { useWrite } from '../api/use-write.ts';
import { ConfirmWithReason } from '../parts/confirm-with-reason.tsx';

/** A word to everybody on the request; nothing is decided by it. */
export function CommentDialog({ stepId, opened, onClose }: { stepId: string; opened: boolean; onClose: () => void }) {
  const sending = useWrite({ onDone: onClose });
  return (
    <ConfirmWithReason
      key={String(opened)}
      opened={opened}
      onClose={onClose}
      title="Comment"
      label="Comment"
      field="comment"
      confirm="Send"
      busy={sending.isPending}
      error={sending.error}
      onConfirm={(comment) => sending.mutate({ path: `/api/approval-steps/${stepId}/comments`, body: { comment } })}
    >
      Everybody on the request can read it.
    </ConfirmWithReason>
  );
}
