import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { Invoice, Order } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CardList } from '../parts/card-list.tsx';
import type { Column } from '../parts/column.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { dateWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { Figure } from '../parts/figure.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { Schedule } from '../parts/schedule.tsx';
import { State } from '../parts/state.tsx';
import classes from './order.module.css';
import { RecordPayment } from './record-payment.tsx';

/** What is billed: planned before the order is accepted, afterwards the invoices themselves with what can be done. */
export function Invoices({ order }: { order: Order }) {
  const [paying, setPaying] = useState<string>();
  const phone = useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false });
  const issuing = useWrite();
  if (order.invoices.length === 0) return <Schedule invoices={order.schedule} />;
  const isIssuing = ({ id }: Invoice) => issuing.isPending && issuing.variables?.path === issuePath(id);
  const actions = (invoice: Invoice) => (
    <>
      <CommandButton
        command="IssueInvoice"
        available={invoice.available}
        size="compact-xs"
        variant="light"
        loading={isIssuing(invoice)}
        aria-label={`Issue ${nameOf(invoice)}`}
        onClick={() => issuing.mutate({ path: issuePath(invoice.id), ifMatch: tag(invoice), body: {} })}
      >
        Issue
      </CommandButton>
      {invoice.available.includes('SettleInvoice') && (
        <Button
          size="compact-xs"
          variant="light"
          aria-label={`Record payment of ${nameOf(invoice)}`}
          onClick={() => setPaying(invoice.id)}
        >
          Record payment
        </Button>
      )}
    </>
  );
  return (
    <>
      <Problem error={issuing.error} />
      {phone ? (
        <InvoiceCards order={order} actions={actions} />
      ) : (
        <PlainTable
          label="Invoices"
          rows={order.invoices}
          rowKey={({ id }) => id}
          columns={[...columns, { id: 'action', head: 'Action', align: 'right', cell: actions }]}
          foot={{
            ordinal: 'Total',
            amount: (
              <Figure measure="net">
                <MoneyText value={order.total} />
              </Figure>
            ),
          }}
        />
      )}
      <RecordPayment invoice={order.invoices.find(({ id }) => id === paying)} onClose={() => setPaying(undefined)} />
    </>
  );
}

/** The invoices on a phone; what can be done stands beneath each. */
function InvoiceCards({ order, actions }: { order: Order; actions: (invoice: Invoice) => ReactNode }) {
  return (
    <>
      <CardList
        label="Invoices"
        columns={columns}
        rows={order.invoices}
        rowKey={({ id }) => id}
        card={(invoice) => (
          <>
            <RowCard
              title={nameOf(invoice)}
              aside={<InvoiceState invoice={invoice} />}
              figure={<InvoiceAmount invoice={invoice} />}
            >
              {issueWords(invoice)}, due {dateWords(invoice.dueOn)}
            </RowCard>
            {invoice.available.length > 0 && <div className={classes.actions}>{actions(invoice)}</div>}
          </>
        )}
      />
      <p className={classes.total}>
        Total{' '}
        <Figure measure="net">
          <MoneyText value={order.total} />
        </Figure>
      </p>
    </>
  );
}

/** Which lines fall due with it, as the quote planned. */
const InvoiceAmount = ({ invoice: { ordinal, amount } }: { invoice: Invoice }) => (
  <Figure measure="invoice" called={String(ordinal)}>
    <MoneyText value={amount} />
  </Figure>
);

function InvoiceState({ invoice: { state, overdue, settledOn, milestone } }: { invoice: Invoice }) {
  if (overdue) return <State of={state} word="Overdue" tone="bad" />;
  if (state === 'draft' && milestone !== null) {
    return (
      <span>
        <State of={state} word="Waiting" />
        <span className={classes.on}> for {milestone}</span>
      </span>
    );
  }
  return (
    <span>
      <State of={state} word={state === 'settled' ? 'Paid' : undefined} />
      {settledOn && <span className={classes.on}> {dateWords(settledOn)}</span>}
    </span>
  );
}

/** Of an invoice that waits for a milestone the day is only expected. */
function issueWords({ issuedOn, issueOn, milestone }: Invoice): string {
  const day = dateWords(issuedOn ?? issueOn);
  return issuedOn === null && milestone !== null ? `expected ${day}` : day;
}

const issuePath = (id: string) => `/api/invoices/${id}/issue`;
const tag = ({ etagVersion }: Invoice) => `"v${etagVersion}"`;
const nameOf = ({ number, ordinal }: Invoice) => (number === null ? `Draft ${ordinal}` : `No. ${number}`);

const columns: Column<Invoice>[] = [
  { id: 'ordinal', head: 'Invoice', cell: nameOf },
  {
    id: 'period',
    head: 'For',
    hideBelow: 1000,
    cell: ({ period: { from, to } }) => `${dateWords(from)} – ${dateWords(to)}`,
  },
  { id: 'issue', head: 'Issue', cell: issueWords },
  { id: 'due', head: 'Due', cell: ({ dueOn }) => dateWords(dueOn) },
  { id: 'state', head: 'State', cell: (invoice) => <InvoiceState invoice={invoice} /> },
  { id: 'amount', head: 'Amount', align: 'right', cell: (invoice) => <InvoiceAmount invoice={invoice} /> },
];
