import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CreditRates, ExchangeRates } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { dateWords } from '../parts/formats.ts';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';

interface ProposedRatesProps {
  change: NonNullable<(ExchangeRates | CreditRates)['change']>;
  available: readonly string[];
  /** The rates, in words. */
  children: ReactNode;
}

/** Rates that somebody proposed, and the second person's choice. */
export function ProposedRates({ change, available, children }: ProposedRatesProps) {
  const publishing = useWrite();
  const declining = useWrite();
  const publishes = available.includes('PublishRates');
  const { drafts } = change;
  return (
    <Stack gap={6} mb="sm">
      <Text>
        Proposed from {dateWords(change.validFrom)}: <strong>{children}</strong>
      </Text>
      <Text c="dimmed">
        <Person who={change.proposedBy} /> <DateText value={change.proposedAt} ago />
        {change.note && `: ${change.note}`}
      </Text>
      {drafts.length > 0 && (
        <Text c="dimmed">
          Drafts are measured anew when they are edited next: {drafts.slice(0, 12).join(', ')}
          {drafts.length > 12 && ` and ${drafts.length - 12} more`}.
        </Text>
      )}
      {!publishes && <Text c="dimmed">It counts once a second person has put it in force.</Text>}
      <Group gap={8}>
        <CommandButton
          command="PublishRates"
          available={available}
          variant="filled"
          loading={publishing.isPending}
          onClick={() => publishing.mutate({ path: `/api/rate-changes/${change.id}/publication`, body: {} })}
        >
          Put in force
        </CommandButton>
        <CommandButton
          command="DeclineRates"
          available={available}
          loading={declining.isPending}
          onClick={() => declining.mutate({ path: `/api/rate-changes/${change.id}/refusal`, body: {} })}
        >
          {publishes ? 'Decline' : 'Take back'}
        </CommandButton>
      </Group>
      <Problem error={publishing.error ?? declining.error} />
    </Stack>
  );
}
