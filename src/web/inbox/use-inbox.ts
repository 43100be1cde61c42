import type { ApprovalRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useDecidedSteps } from '../decision/take-back.tsx';
import { filtersOf, type View, viewOf } from './view.ts';

const plain = viewOf({ show: null, sort: null, q: null, alone: null });

/** What waits for one's decision, without what was decided here a moment ago. */
export function useInbox(view: View = plain) {
  const decided = useDecidedSteps();
  const list = useList<ApprovalRow>('/api/approvals', filtersOf(view));
  return { ...list, rows: list.rows?.filter(({ step }) => !step || !decided.includes(step.id)) };
}
