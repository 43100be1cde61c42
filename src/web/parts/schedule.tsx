import type { Assessment } from '../api/types.ts';
import { dateWords } from './formats.ts';
import { MoneyText } from './money-text.tsx';
import { type PlainColumn, PlainTable } from './plain-table.tsx';

type ScheduledInvoice = Assessment['schedule'][number];

const columns: PlainColumn<ScheduledInvoice>[] = [
  { head: 'Invoice', cell: ({ issueOn }) => dateWords(issueOn) },
  { head: 'Due', cell: ({ dueOn }) => dateWords(dueOn) },
  { head: 'Amount', number: true, cell: ({ amount }) => <MoneyText value={amount} /> },
];

/** When the customer is asked to pay how much. */
export function Schedule({ invoices }: { invoices: readonly ScheduledInvoice[] }) {
  return (
    <PlainTable
      label="Invoice schedule"
      columns={columns}
      rows={invoices}
      keyOf={({ issueOn, from }) => `${issueOn} ${from}`}
    />
  );
}
