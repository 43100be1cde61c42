import { Anchor, Code, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Contract } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { Details } from '../parts/details.tsx';
import { Figure } from '../parts/figure.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';
import { wordsFor } from '../parts/words.ts';
import { Clauses } from './clauses.tsx';
import { CopyToConfirm } from './copy-to-confirm.tsx';
import { Documents } from './documents.tsx';
import { History } from './history.tsx';
import { RecordCopy } from './record-copy.tsx';
import { StateBar } from './state-bar.tsx';

/** One contract from draft to signature: what it says, its papers, the signed copy and who did what. */
export default function ContractPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Contract>(`/api/contracts/${id}`);
  if (!data) {
    return error ? (
      <Page title="Contract">
        <Problem error={error} again={() => void refetch()} />
      </Page>
    ) : (
      <PageLoading />
    );
  }
  return <Shown contract={data.body} etag={data.etag} />;
}

function Shown({ contract, etag }: { contract: Contract; etag: string | undefined }) {
  const command = useWrite();
  const { available, signedCopy } = contract;
  const path = `/api/contracts/${contract.id}`;
  return (
    <Page
      title={`${wordsFor(contract.kind)} ${contract.number}`}
      beneath={
        <>
          {contract.account.name}, for{' '}
          <Link to={`/deals/${contract.deal.id}`}>{`${contract.deal.number} ${contract.deal.name}`}</Link>
        </>
      }
      actions={
        <>
          <CommandButton
            command="IssueContract"
            available={available}
            variant="filled"
            loading={command.isPending}
            disabled={!isPrinted(contract)}
            onClick={() => command.mutate({ path: `${path}/issue`, ifMatch: etag, body: {} })}
          >
            Issue for signature
          </CommandButton>
          <CommandButton
            command="RegenerateContract"
            available={available}
            disabled={command.isPending}
            onClick={() => command.mutate({ path: `${path}/regeneration`, ifMatch: etag, body: {} })}
          >
            Regenerate
          </CommandButton>
          <ReasonCommand
            command="DeclineContract"
            available={available}
            path={`${path}/decline`}
            ifMatch={etag}
            name="Record decline"
            danger
          >
            The customer will not sign. The quote stays as it was approved and can be revised.
          </ReasonCommand>
          <ReasonCommand
            command="WithdrawContract"
            available={available}
            path={`${path}/withdrawal`}
            ifMatch={etag}
            name="Withdraw"
            danger
          >
            The contract ends here; a new one can be made from the same approved terms.
          </ReasonCommand>
        </>
      }
    >
      <Problem error={command.error} />
      <StateBar state={contract.state} />
      {available.includes('RecordSignedCopy') && (
        <Section title="Signed copy">
          <RecordCopy contractId={contract.id} etag={etag} />
        </Section>
      )}
      {signedCopy && (
        <Section title="Signed copy">
          <Details
            entries={[
              ['Signed on', <DateText key="on" value={signedCopy.signedOn} />],
              ['Recorded by', <Person key="by" who={signedCopy.recordedBy} />],
              ['Recorded', <DateText key="at" value={signedCopy.recordedAt} />],
              ['Confirmed by', signedCopy.confirmedBy && <Person who={signedCopy.confirmedBy} />],
              ['Confirmed', signedCopy.confirmedAt && <DateText value={signedCopy.confirmedAt} />],
              ['SHA-256', <Digest key="sha" of={signedCopy.sha256} />],
            ]}
          />
          {contract.state === 'awaitingConfirmation' ? (
            <CopyToConfirm contract={contract} copy={signedCopy} etag={etag} />
          ) : (
            <Anchor href={`${path}/signed-copy/content`} target="_blank" inherit mt={10} display="inline-block">
              Open signed copy
            </Anchor>
          )}
        </Section>
      )}
      <Section title="Approved terms">
        <Details
          entries={[
            [
              'Value',
              <VersionFigures key="tcv" quoteId={contract.quote.id} version={contract.quote.version}>
                <Figure measure="tcv">
                  <MoneyText value={contract.tcv} />
                </Figure>
              </VersionFigures>,
            ],
            [
              'Quote',
              <Link key="quote" to={`/quotes/${contract.quote.id}`}>
                {contract.quote.number}, version {contract.quote.version}
              </Link>,
            ],
            ['Drafted', <DateText key="at" value={contract.createdAt} />],
            ['Terms digest', <Digest key="hash" of={contract.termsHash} />],
          ]}
        />
      </Section>
      <Section title="Documents">
        <Documents documents={contract.documents} />
      </Section>
      {contract.clauses.length > 0 && (
        <Section title="Clauses" aside={<Text c="dimmed">{deviationWords(contract)}</Text>}>
          <Clauses clauses={contract.clauses} />
        </Section>
      )}
      <Section title="Who did what">
        <History dealId={contract.deal.id} instanceId={contract.id} />
      </Section>
    </Page>
  );
}

/** A digest long enough to compare by eye; whole in the tooltip. */
function Digest({ of }: { of: string }) {
  return (
    <Code title={of} fz={12}>
      {of.slice(0, 16)}…
    </Code>
  );
}

const isPrinted = ({ documents }: Contract) => !documents.some(({ status }) => status === 'rendering');

function deviationWords({ clauses }: Contract): string {
  const agreed = clauses.filter(({ position }) => position === 'agreed').length;
  if (agreed === 0) return 'Standard wording throughout';
  return `${agreed} of ${clauses.length} depart from standard wording`;
}
