import { setup } from 'xstate';
import { record, recording } from '../record.ts';
import type { InvoiceCommand, InvoiceInput } from './commands.ts';

/** One invoice of an order's schedule. Its number is given at issue; after that nothing is deleted or voided. */
export const invoiceMachine = setup({
  types: {
    context: {} as InvoiceInput,
    events: {} as InvoiceCommand,
    input: {} as InvoiceInput,
  },
  actions: { record: recording<InvoiceInput>((context) => context) },
}).createMachine({
  id: 'invoice',
  context: ({ input }) => ({ ...input }),
  initial: 'draft',
  entry: record('InvoiceDrafted', { bare: true }),
  states: {
    draft: {
      on: {
        IssueInvoice: { target: 'issued', actions: record('InvoiceIssued') },
      },
    },
    issued: {
      on: {
        SettleInvoice: { target: 'settled', actions: record('InvoiceSettled') },
      },
    },
    settled: { type: 'final' },
  },
});
