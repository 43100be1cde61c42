import type { ApprovalRow } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';

/** Brings what one put off back at once. */
export function useBringBack() {
  const sending = useWrite();
  return ({ step }: ApprovalRow): void => {
    if (step) sending.mutate({ method: 'DELETE', path: `/api/approval-steps/${step.id}/snooze` });
  };
}
