import { handle } from '../../src/commands/handle.ts';
import { agreed } from '../../src/demo/agreed.ts';
import { copyDeal } from './copies.ts';
import { content, type Desk, openQuote } from './desk.ts';

/** A submitted deal that asks two people, one after the other. All of them are alike but for their ids. */
export interface PreparedApproval {
  dealId: string;
  quoteId: string;
  approvalId: string;
  steps: { id: string; by: string }[];
}

/** Who decides the two steps. */
const deciders = ['mona.manager', 'dora.desk'];

/** The first is brought to its approval by the command path, effects recorded as done; the others are copies of its rows. */
export async function prepareApprovals(desk: Desk, count: number): Promise<PreparedApproval[]> {
  const first = await prepare(desk);
  return [first, ...(await copyApproval(desk, first, count - 1))];
}

export async function copyApproval(desk: Desk, of: PreparedApproval, count: number): Promise<PreparedApproval[]> {
  const copies = await desk.database.transaction((tx) => copyDeal(tx, namesOf(of), count));
  await desk.database.query('analyze');
  return copies.map(([dealId, quoteId, approvalId, ...steps]) => ({
    dealId: dealId as string,
    quoteId: quoteId as string,
    approvalId: approvalId as string,
    steps: steps.map((id, index) => ({ id, by: deciders[index] as string })),
  }));
}

/** Every id that stands in the rows of a prepared deal alone. */
export const namesOf = ({ dealId, quoteId, approvalId, steps }: PreparedApproval): string[] => [
  dealId,
  quoteId,
  approvalId,
  ...steps.map(({ id }) => id),
];

async function prepare(desk: Desk): Promise<PreparedApproval> {
  const { database } = desk;
  const { dealId, quoteId, by } = await openQuote(desk, database, content(5, 15));
  const input = { comment: 'They sign this month.' };
  const submit = { type: 'SubmitQuote', target: { instanceId: quoteId }, by, input } as const;
  agreed(await handle(database, submit, { effectsDone: true }));
  const steps = await database.query<{ id: string; approvalId: string }>(
    'select id, approval_id as "approvalId" from approval_step where deal_id = $1 order by ordinal',
    [dealId],
  );
  if (steps.length !== deciders.length) throw new Error(`a prepared deal asks ${steps.length} people`);
  return {
    dealId,
    quoteId,
    approvalId: steps[0]?.approvalId as string,
    steps: steps.map(({ id }, index) => ({ id, by: deciders[index] as string })),
  };
}
