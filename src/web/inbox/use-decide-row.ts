import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type Answer, read } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
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
    // Read past the cache where it has none: a decision sent meanwhile makes the cache read everything anew, and what
    // waited for the reading under way would wait in vain.
    const approval = client.getQueryData<Answer<Approval>>([path]) ?? (await read<Approval>(path).catch(notRead(row)));
    if (!approval) return;
    const { body, etag } = approval;
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

/** Nobody should believe that a request was decided which could not even be read. */
const notRead = (row: ApprovalRow) => (error: unknown) => {
  if (!(error instanceof ProblemError)) throw error;
  notifications.show({
    color: 'red.9',
    autoClose: false,
    title: `Not decided: ${dealWords(row)}`,
    message: error.message,
  });
};
