import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useParams } from 'react-router';
import type { Subscription } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Details } from '../parts/details.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import { EndSubscription } from './end.tsx';
import { SubscriptionForm } from './form.tsx';
import { StartQuote } from './start-quote.tsx';
import { waivedWords } from './waived-words.ts';
import { LinesTable, WorkedArr } from './lines-table.tsx';

/** One subscription: what runs, until when. */
export default function SubscriptionPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Subscription>(`/api/subscriptions/${id}`);
  if (data) return <Shown subscription={data.body} etag={data.etag} />;
  if (!error) return <PageLoading />;
  return (
    <Page title="Subscription">
      <Problem error={error} again={() => void refetch()} />
    </Page>
  );
}

function Shown({ subscription, etag }: { subscription: Subscription; etag: string | undefined }) {
  const { number, account, state, start, end, arr, lines, available } = subscription;
  const [changing, { open, close }] = useDisclosure(false);
  return (
    <Page
      title={`Subscription ${number}`}
      heading={
        <PageHeading>
          Subscription {number}{' '}
          <span>
            <WorkedArr lines={lines} arr={arr} /> a year
          </span>{' '}
          <State of={state} />
        </PageHeading>
      }
      beneath={<Link to={`/accounts/${account.id}`}>{account.name}</Link>}
      actions={
        <>
          <StartQuote subscription={subscription} />
          {available.includes('ChangeSubscription') && (
            <Button variant="default" onClick={open}>
              Correct
            </Button>
          )}
          {available.includes('EndSubscription') && <EndSubscription subscription={subscription} etag={etag} />}
        </>
      }
    >
      <Section title="Details">
        <Details
          entries={[
            ['Start', <DateText key="start" value={start} />],
            ['Ends', <DateText key="end" value={end} />],
            ['Ended early', subscription.endedBecause],
            ['Currency', arr.currency],
            ['Ramp', subscription.ramped ? 'Quantities or prices change over its time' : null],
            ['Yearly count', waivedWords(subscription.waivedUnits)],
            ['Source', wordsFor(subscription.source)],
            ['Id elsewhere', subscription.externalId],
          ]}
        />
      </Section>
      <Section title={`Lines (${lines.length})`}>
        <LinesTable lines={lines} currency={arr.currency} />
      </Section>
      <Drawer opened={changing} onClose={close} position="right" size={620} title={`Correct ${number}`}>
        {changing && <SubscriptionForm subscription={subscription} etag={etag} onDone={close} />}
      </Drawer>
    </Page>
  );
}
