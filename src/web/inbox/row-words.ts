import type { ApprovalRow } from '../api/types.ts';
import { isOverdue } from '../parts/formats.ts';

export const dealWords = ({ deal }: Pick<ApprovalRow, 'deal'>): string => `${deal.number} ${deal.name}`;

/** What is asked, in the rules' own words; the step's name when no rule gave a reason. */
export function askedWords({ because, step }: Pick<ApprovalRow, 'because' | 'step'>): string {
  const [first = step?.label ?? 'Approval', ...others] = because;
  return others.length === 0 ? first : `${first} (+${others.length} more)`;
}

/** What is past its deadline cannot be put off. */
export const isLate = ({ dueAt }: Pick<ApprovalRow, 'dueAt'>): boolean => dueAt !== null && isOverdue(dueAt);
