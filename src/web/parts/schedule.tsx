import type { PreviewAssessment } from '../api/types.ts';
import type { Column } from './column.ts';
import { Figure } from './figure.tsx';
import { dateWords } from './formats.ts';
import { MoneyText } from './money-text.tsx';
import { PlainTable } from './plain-table.tsx';

type ScheduledInvoice = PreviewAssessment['schedule'][number];

const columns: Column<ScheduledInvoice>[] = [
  {
    id: 'issue',
    head: 'Invoice',
    cell: ({ issueOn, milestone }) =>
      milestone === undefined ? dateWords(issueOn) : `${milestone}, expected ${dateWords(issueOn)}`,
  },
  { id: 'due', head: 'Due', cell: ({ dueOn }) => dateWords(dueOn) },
  {
    id: 'amount',
    head: 'Amount',
    align: 'right',
    cell: ({ number, amount }) => (
      <Figure measure="invoice" called={String(number)}>
        <MoneyText value={amount} />
      </Figure>
    ),
  },
];

/** When the customer is asked to pay how much. */
export function Schedule({ invoices }: { invoices: readonly ScheduledInvoice[] }) {
  return (
    <PlainTable label="Invoice schedule" columns={columns} rows={invoices} rowKey={({ number }) => String(number)} />
  );
}
