import { Button, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Contract, ContractCandidate } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { DateText } from '../parts/date-text.tsx';
import { VersionFigure } from '../parts/derivation/list-figure.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';

/** Approved quotes without a contract, longest waiting first; one button makes it. */
export function ToDraft() {
  const navigate = useNavigate();
  const candidates = useResource<{ items: ContractCandidate[] }>('/api/contracts/candidates');
  const making = useWrite<Pick<Contract, 'id'>>({ onDone: ({ body }) => void navigate(`/contracts/${body.id}`) });
  const items = candidates.data?.body.items;
  if (!items) return <Problem error={candidates.error} again={() => void candidates.refetch()} />;
  return (
    <Section title={`To draft (${items.length})`}>
      <Problem error={making.error} />
      {items.length === 0 ? (
        <Text c="dimmed">Nothing: every approved quote has its contract.</Text>
      ) : (
        <PlainTable
          label="Quotes to draft a contract for"
          rows={items.toSorted((a, b) => a.since.localeCompare(b.since))}
          rowKey={({ quoteId }) => quoteId}
          columns={[
            { id: 'account', head: 'Customer', cell: ({ account }) => account.name },
            { id: 'deal', head: 'Deal', hideBelow: 1000, cell: ({ deal }) => `${deal.number} ${deal.name}` },
            { id: 'owner', head: 'Owner', hideBelow: 1000, cell: ({ owner }) => <Person who={owner} /> },
            { id: 'state', head: 'Quote', hideBelow: 600, cell: ({ state }) => <State of={state} /> },
            {
              id: 'tcv',
              head: 'TCV',
              align: 'right',
              cell: ({ quoteId, version, tcv }) => (
                <VersionFigure quote={{ id: quoteId, version }} measure="tcv" value={tcv}>
                  <MoneyText value={tcv} whole />
                </VersionFigure>
              ),
            },
            { id: 'since', head: 'Since', hideBelow: 600, cell: ({ since }) => <DateText value={since} ago /> },
            {
              id: 'make',
              head: 'Action',
              align: 'right',
              cell: ({ quoteId, kind, account }) => (
                <Button
                  variant="light"
                  size="compact-xs"
                  aria-label={`Draft ${wordsFor(kind).toLowerCase()} for ${account.name}`}
                  loading={making.isPending && isFor(making.variables?.body, quoteId)}
                  disabled={making.isPending}
                  onClick={() => making.mutate({ path: '/api/contracts', body: { quoteId } })}
                >
                  Draft {wordsFor(kind).toLowerCase()}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

const isFor = (body: unknown, quoteId: string) => (body as { quoteId?: string } | undefined)?.quoteId === quoteId;
