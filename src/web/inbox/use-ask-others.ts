import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, read } from '../api/client.ts';
import type { Approval, ApprovalRow, ApprovalStep } from '../api/types.ts';
import { type Asking, mayAsk } from '../decision/ask-others.tsx';
import { dealWords } from './row-words.ts';

/** Asking others at the step of a row; `asked` is what the dialog is about. */
export function useAskOthers() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ asking: Asking; step: ApprovalStep; deal: string }>();
  const askOthers = async (row: ApprovalRow | undefined, asking: Asking): Promise<void> => {
    if (!row?.step) return;
    const path = `/api/approvals/${row.id}`;
    const { body } = await client.ensureQueryData<Answer<Approval>>({ queryKey: [path], queryFn: () => read(path) });
    const step = body.steps.find(({ id }) => id === row.step?.id);
    const deal = dealWords(row);
    if (step && mayAsk(step, asking)) setAsked({ asking, step, deal });
    else notifications.show({ message: `Only who is asked themselves, and the deal desk, ask others about ${deal}.` });
  };
  return { asked, setAsked, askOthers };
}
