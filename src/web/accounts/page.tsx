import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useParams } from 'react-router';
import { AccountAgreements } from '../agreements/account-agreements.tsx';
import { useMay } from '../api/me.ts';
import type { Account } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Details } from '../parts/details.tsx';
import { countryWords } from '../parts/formats.ts';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { AccountForm } from './account-form.tsx';
import { Contacts } from './contacts.tsx';
import { Deals } from './deals.tsx';
import { Subscriptions } from './subscriptions.tsx';

/** One account: what we know, whom we know there, and its deals. */
export default function AccountPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Account>(`/api/accounts/${id}`);
  if (data) return <Shown account={data.body} etag={data.etag} />;
  if (!error) return <PageLoading />;
  return (
    <Page title="Account">
      <Problem error={error} again={() => void refetch()} />
    </Page>
  );
}

function Shown({ account, etag }: { account: Account; etag: string | undefined }) {
  const mayWrite = useMay('account.write');
  const mayReadDeals = useMay('deal.read');
  const mayReadSubscriptions = useMay('subscription.read');
  const mayEnter = useMay('subscription.write');
  const [changing, { open, close }] = useDisclosure(false);
  const parent = useResource<Account>(account.parentId ? `/api/accounts/${account.parentId}` : null).data?.body;
  const since = account.customerSince ?? account.subscribedSince;
  return (
    <Page
      title={account.name}
      beneath={`${account.segment}, ${account.region}`}
      actions={
        mayWrite && (
          <Button variant="default" onClick={open}>
            Change
          </Button>
        )
      }
    >
      <Section title="Details">
        <Details
          entries={[
            ['Country', countryWords(account.country)],
            ['Credit class', account.creditClass],
            ['Customer since', since ? <DateText value={since} /> : 'Not yet a customer'],
            ['Master agreement', account.masterAgreement ? 'In force' : 'None'],
            ['Belongs to', parent && <Link to={`/accounts/${parent.id}`}>{parent.name}</Link>],
            [
              'Address',
              <span key="address" style={{ whiteSpace: 'pre-line' }}>
                {account.address}
              </span>,
            ],
            ['Id elsewhere', account.externalId],
          ]}
        />
      </Section>
      <Contacts accountId={account.id} mayWrite={mayWrite} />
      {mayReadSubscriptions && <Subscriptions accountId={account.id} mayEnter={mayEnter} />}
      <AccountAgreements accountId={account.id} />
      {mayReadDeals && <Deals accountId={account.id} />}
      <Drawer opened={changing} onClose={close} position="right" size={460} title="Change account">
        <AccountForm account={account} etag={etag} onDone={close} />
      </Drawer>
    </Page>
  );
}
