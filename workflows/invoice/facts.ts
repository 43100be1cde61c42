import type { InvoiceCommand, InvoiceInput } from './commands.ts';

type From<T extends InvoiceCommand['type']> = InvoiceInput & Omit<Extract<InvoiceCommand, { type: T }>, 'type'>;

export interface InvoiceFacts {
  InvoiceDrafted: InvoiceInput;
  InvoiceIssued: From<'IssueInvoice'>;
  InvoiceSettled: From<'SettleInvoice'>;
}
