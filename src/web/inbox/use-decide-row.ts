import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type Answer, read } from '../api/client.ts';
import type { Approval, ApprovalRow } from '../api/types.ts';
import type { DecisionKind } from '../decision/decision.ts';
import { decideSoon } from '../decision/take-back.tsx';
import { dealWords } from './row-words.ts';

/** Decides the request of a row. A request is about one version for good, so its terms are those that the row showed. */
export function useDecideRow() {
  const client = useQueryClient();
  return async (row: ApprovalRow | undefined, kind: DecisionKind, comment: string): Promise<void> => {
    if (!row?.step) return;
    const path = `/api/approvals/${row.id}`;
    const { body, etag } = await client.ensureQueryData<Answer<Approval>>({
      queryKey: [path],
      queryFn: () => read(path),
    });
    const mine = body.steps.find(({ id, yours }) => yours && id === row.step?.id);
    if (!mine) {
      notifications.show({ color: 'red.9', message: `${dealWords(row)} does not ask you any more.` });
      await client.invalidateQueries();
      return;
    }
    decideSoon({
      approvalId: row.id,
      stepId: mine.id,
      deal: dealWords(row),
      kind,
      comment,
      onBehalfOf: mine.yoursFor?.id,
      termsHash: body.termsHash,
      etag,
    });
  };
}
