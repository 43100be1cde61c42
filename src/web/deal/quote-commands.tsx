import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Deal, Quote } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { ConfirmWithReason } from '../parts/confirm-with-reason.tsx';
import { CloneQuote, RenewQuote } from '../parts/reoffer.tsx';
import { AcceptQuote } from './accept-quote.tsx';

/** Commands that need nothing but a reason. */
const reasoned = {
  RecallQuote: {
    noun: 'recall',
    button: 'Recall',
    danger: false,
    what: 'Takes the request back from its approvers. Decisions already made stay on record.',
  },
  ReviseQuote: {
    noun: 'revision',
    button: 'Revise',
    danger: false,
    what: 'Starts the next version as a draft. Until that is approved again, this quote cannot be sold.',
  },
  WithdrawQuote: {
    noun: 'withdrawal',
    button: 'Withdraw',
    danger: true,
    what: 'Ends this quote for good, with its approvals and contract drafts.',
  },
} as const;

type Reasoned = keyof typeof reasoned;

interface QuoteCommandsProps {
  quote: Quote;
  etag: string | undefined;
  deal: Deal;
}

/** What this person can do with the quote now; nothing else is shown. */
export function QuoteCommands({ quote, etag, deal }: QuoteCommandsProps) {
  const { id, available, state } = quote;
  const [asking, setAsking] = useState<Reasoned>();
  // One next step is marked as such: first the proposal, then the customer's yes.
  const proposed = deal.documents.some(
    ({ kind, draft, quoteVersion }) => kind === 'proposal' && !draft && quoteVersion === quote.version,
  );
  const may = (command: string) => available.includes(command);
  return (
    <>
      {may('SubmitQuote') || may('EditQuote') ? (
        <Button component={Link} to={`/quotes/${id}`}>
          {may('SubmitQuote') ? 'Edit and submit' : 'Edit quote'}
        </Button>
      ) : (
        <Button component={Link} to={`/quotes/${id}`} variant="default">
          Open quote
        </Button>
      )}
      {may('AcceptQuote') && <AcceptQuote quote={quote} etag={etag} accountId={deal.account.id} next={proposed} />}
      {may('DraftContract') && <DraftContract quoteId={id} etag={etag} />}
      {may('RequestProposal') && (
        <RequestProposal quoteId={id} etag={etag} draft={state !== 'usable'} next={state === 'usable' && !proposed} />
      )}
      <RenewQuote available={available} quoteId={id} />
      <CloneQuote available={available} quoteId={id} />
      {(Object.keys(reasoned) as Reasoned[]).filter(may).map((command) => (
        <Button key={command} variant="default" onClick={() => setAsking(command)}>
          {reasoned[command].button}
        </Button>
      ))}
      {asking && <GiveReason command={asking} quote={quote} etag={etag} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function GiveReason({
  command,
  quote,
  etag,
  onClose,
}: Omit<QuoteCommandsProps, 'deal'> & { command: Reasoned; onClose(): void }) {
  const { noun, button, danger, what } = reasoned[command];
  const give = useWrite({ onDone: onClose });
  return (
    <ConfirmWithReason
      opened
      onClose={onClose}
      title={`${button} ${quote.number}`}
      confirm={`${button} quote`}
      danger={danger}
      busy={give.isPending}
      error={give.error}
      onConfirm={(reason) => give.mutate({ path: `/api/quotes/${quote.id}/${noun}`, body: { reason }, ifMatch: etag })}
    >
      {what}
    </ConfirmWithReason>
  );
}

interface RequestProposalProps {
  quoteId: string;
  etag: string | undefined;
  draft: boolean;
  next: boolean;
}

function RequestProposal({ quoteId, etag, draft, next }: RequestProposalProps) {
  const request = useWrite({
    onDone: () => notifications.show({ message: 'The proposal is being printed; it appears under Documents.' }),
    onRefused: (problem) => notifications.show({ color: 'red.9', title: 'Not printed', message: problem.message }),
  });
  return (
    <Button
      variant={next ? 'filled' : 'default'}
      loading={request.isPending}
      onClick={() => request.mutate({ path: `/api/quotes/${quoteId}/proposal`, body: {}, ifMatch: etag })}
    >
      {draft ? 'Print draft' : 'Print proposal'}
    </Button>
  );
}

function DraftContract({ quoteId, etag }: { quoteId: string; etag: string | undefined }) {
  const navigate = useNavigate();
  const draft = useWrite<{ id: string }>({
    onDone: ({ body }) => void navigate(`/contracts/${body.id}`),
    onRefused: (problem) => notifications.show({ color: 'red.9', title: 'Not drafted', message: problem.message }),
  });
  return (
    <Button
      loading={draft.isPending}
      onClick={() => draft.mutate({ path: '/api/contracts', body: { quoteId }, ifMatch: etag })}
    >
      Draft contract
    </Button>
  );
}
