import { Link, useParams } from 'react-router';
import type { Order } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Details } from '../parts/details.tsx';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { Figure } from '../parts/figure.tsx';
import { momentWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import { BillingChart } from './billing-chart.tsx';
import { Invoices } from './invoices.tsx';
import { Lines } from './lines.tsx';
import classes from './order.module.css';
import { OrderCommands } from './order-commands.tsx';

/** One order as finance works it: what was sold, what is billed when, and what waits. */
export default function OrderPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Order>(`/api/orders/${id}`);
  if (data) return <Shown order={data.body} etag={data.etag} />;
  if (!error) return <PageLoading />;
  return (
    <Page title="Order">
      <Problem error={error} again={() => void refetch()} />
    </Page>
  );
}

/** What was sold is the version that was signed: its figures are derived from it. */
const Shown = (props: { order: Order; etag: string | undefined }) => (
  <VersionFigures quoteId={props.order.quote.id} version={props.order.quote.version}>
    <Booked {...props} />
  </VersionFigures>
);

function Booked({ order, etag }: { order: Order; etag: string | undefined }) {
  const { deal, contract, quote, held } = order;
  return (
    <Page
      title={`Order ${order.number}`}
      heading={
        <PageHeading>
          Order {order.number}{' '}
          <Figure measure="net">
            <MoneyText value={order.total} />
          </Figure>{' '}
          <State of={order.state} />
        </PageHeading>
      }
      beneath={
        <>
          {order.account.name}, for <Link to={`/deals/${deal.id}`}>{`${deal.number} ${deal.name}`}</Link>
        </>
      }
      actions={<OrderCommands order={order} etag={etag} />}
    >
      {held && (
        <p className={classes.held}>
          <strong>On hold:</strong> {held.reason} ({held.by.name}, {momentWords(held.at)})
        </p>
      )}
      <Section title="Booked on">
        <Details
          entries={[
            ['Customer', order.account.name],
            ['Seller', order.seller.name],
            [
              'Contract',
              <Link key="contract" to={`/contracts/${contract.id}`}>
                {contract.number}
              </Link>,
            ],
            [
              'Quote',
              <Link key="quote" to={`/quotes/${quote.id}`}>
                {quote.number}, version {quote.version}
              </Link>,
            ],
            ['Payment terms', wordsFor(order.paymentTerms)],
            ['Billing', wordsFor(order.billing)],
            ['Received', <DateText key="at" value={order.createdAt} />],
            [
              'Terms digest',
              <code key="hash" title={order.termsHash}>
                {order.termsHash.slice(0, 16)}…
              </code>,
            ],
          ]}
        />
      </Section>
      <Section title={`Lines (${order.lines.length})`}>
        <Lines order={order} />
      </Section>
      <Section title={order.invoices.length > 0 ? 'Invoices' : 'Invoice schedule'}>
        <Invoices order={order} />
      </Section>
      <Section title="Billing over time">
        <BillingChart order={order} />
      </Section>
    </Page>
  );
}
