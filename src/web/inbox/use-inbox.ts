import type { ApprovalRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useDecidedSteps } from '../decision/take-back.tsx';

/** What waits for one's decision, longest waiting first, without what was decided here a moment ago. */
export function useInbox() {
  const decided = useDecidedSteps();
  const list = useList<ApprovalRow>('/api/approvals', { mine: true });
  return { ...list, rows: list.rows?.filter(({ step }) => !step || !decided.includes(step.id)) };
}
