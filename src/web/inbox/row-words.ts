import type { ApprovalRow } from '../api/types.ts';
import { isOverdue } from '../parts/formats.ts';

export const dealWords = ({ deal }: Pick<ApprovalRow, 'deal'>): string => `${deal.number} ${deal.name}`;

/** What is past its deadline cannot be put off. */
export const isLate = ({ dueAt }: Pick<ApprovalRow, 'dueAt'>): boolean => dueAt !== null && isOverdue(dueAt);
