/** Where a deal stands on its way to cash, as lists and the state bar show it. */
export const dealStages = [
  'draft',
  'in-review',
  'returned',
  'approved',
  'accepted',
  'contract',
  'out-for-signature',
  'signed',
  'ordered',
  'invoiced',
  'closed',
  'lost',
] as const;
export type DealStage = (typeof dealStages)[number];

/** The states of a deal's machines, by workflow; the quote's is that of the active quote. */
export interface MachineStates {
  quote?: string;
  contract?: string;
  order?: string;
  invoices: readonly string[];
}

/** The furthest point that any of the deal's machines has reached. */
export function dealStage({ quote, contract, order, invoices }: MachineStates): DealStage {
  if (order) return orderStage(order, invoices);
  if (quote === 'signed') return 'signed';
  if (contract === 'issued' || contract === 'awaitingConfirmation') return 'out-for-signature';
  if (contract === 'draft') return 'contract';
  return quoteStages[quote ?? 'draft'] ?? 'draft';
}

function orderStage(order: string, invoices: readonly string[]): DealStage {
  if (order !== 'accepted') return 'signed';
  if (invoices.length > 0 && invoices.every((state) => state === 'settled')) return 'closed';
  return invoices.some((state) => state !== 'draft') ? 'invoiced' : 'ordered';
}

const quoteStages: Record<string, DealStage> = {
  draft: 'draft',
  inReview: 'in-review',
  changesRequested: 'returned',
  rejected: 'returned',
  recalled: 'returned',
  lapsed: 'returned',
  usable: 'approved',
  accepted: 'accepted',
  signed: 'signed',
  withdrawn: 'lost',
};
