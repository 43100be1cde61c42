import type { ChangeView } from './change.ts';

/** Every letter that the product writes to its own people; each has a folder of that name in `templates/mail`. */
export const mailNames = [
  'approval-asked',
  'approval-asked-for',
  'approval-decided',
  'approval-cancelled',
  'approval-reminder',
  'approval-escalated',
  'approval-nudged',
  'approvals-fallback-alarm',
  'contract-issued',
  'contract-signed',
  'deal-news',
  'import-ended',
  'order-received',
  'proposal-ready',
  'quote-lapsed',
  'quote-lapse-near',
  'extension-asked',
  'extension-decided',
] as const;
export type MailName = (typeof mailNames)[number];

/** What `approval-decided` tells of: one step, or the whole request. */
export type MailOutcome = 'step-decided' | 'approved' | 'rejected' | 'changes-requested';

/** The one view of every letter; what does not apply is empty. Figures arrive as they are to be shown. */
export interface MailView {
  recipientName: string;
  /** What happened, in a few words; only `deal-news` and `import-ended` have no words of their own for it. */
  headline: string;
  /** Who did what the letter tells of; empty when nobody did. */
  actorName: string;
  /** The deal that it is about; empty when it is about none. */
  dealName: string;
  dealNumber: string;
  accountName: string;
  /** "Q-1042-1" */
  quoteNumber: string;
  /** Absolute http or https address of the one button. */
  link: string;
  facts: { label: string; value: string }[];
  /** What the quote makes of the subscription that runs, for who is asked to decide; null where it changes none. */
  change: ChangeView | null;
  comment: string;
  reason: string;
  outcome: MailOutcome | '';
}
