import type { ApprovalRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useDecidedSteps } from '../decision/take-back.tsx';

/** Often enough to be believed, seldom enough not to be felt. */
const every = 15_000;

/** What waits for one's decision, longest waiting first, without what was decided here a moment ago. */
export function useInbox() {
  const decided = useDecidedSteps();
  const list = useList<ApprovalRow>('/api/approvals', { mine: true }, { every });
  return { ...list, rows: list.rows?.filter(({ step }) => !step || !decided.includes(step.id)) };
}
