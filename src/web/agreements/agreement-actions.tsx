import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PriceAgreement } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { dateWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';

/** What this person may do with an agreement. */
export function AgreementActions({ agreement }: { agreement: PriceAgreement }) {
  const { id, version, name, available, state } = agreement;
  const [ending, setEnding] = useState(false);
  const confirming = useWrite();
  const ifMatch = `"v${version}"`;
  return (
    <>
      <Group gap={8} justify="flex-end" wrap="nowrap">
        <CommandButton
          command="ConfirmAgreement"
          available={available}
          variant="light"
          size="compact-xs"
          aria-label={`Confirm ${name}`}
          loading={confirming.isPending}
          onClick={() => confirming.mutate({ path: `/api/price-agreements/${id}/confirmation`, ifMatch, body: {} })}
        >
          Confirm
        </CommandButton>
        <CommandButton
          command="EndAgreement"
          available={available}
          size="compact-xs"
          aria-label={`${endWord(state)} ${name}`}
          onClick={() => setEnding(true)}
        >
          {endWord(state)}
        </CommandButton>
      </Group>
      <Problem error={confirming.error} />
      {ending && <EndAgreement agreement={agreement} ifMatch={ifMatch} onClose={() => setEnding(false)} />}
    </>
  );
}

const endWords: Partial<Record<PriceAgreement['state'], string>> = { proposed: 'Decline', upcoming: 'Withdraw' };
const endWord = (state: PriceAgreement['state']) => endWords[state] ?? 'End';

interface EndAgreementProps {
  agreement: PriceAgreement;
  ifMatch: string;
  onClose(): void;
}

function EndAgreement({ agreement: { id, name, state, validFrom, validTo }, ifMatch, onClose }: EndAgreementProps) {
  const [typed, setTyped] = useState({ on: '', reason: '' });
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  const runs = state === 'in-force';
  return (
    <Modal opened onClose={onClose} title={`${endWord(state)} ${name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { on, reason } = typed;
          mutate({ path: `/api/price-agreements/${id}/end`, ifMatch, body: { reason, ...(on && { on }) } });
        }}
      >
        <Stack gap="sm">
          <Text c="dimmed">
            {runs
              ? `It runs from ${dateWords(validFrom)} to ${dateWords(validTo)}. Quotes that were submitted keep its price.`
              : state === 'upcoming'
                ? `It was to begin on ${dateWords(validFrom)} and never counts. Quotes that were submitted keep its price.`
                : 'It never counts, and stays on record.'}
          </Text>
          {runs && (
            <TextInput
              label="Last day"
              description="Today when left empty"
              type="date"
              min={validFrom}
              max={validTo}
              value={typed.on}
              onChange={(event) => setTyped({ ...typed, on: event.currentTarget.value })}
              error={fieldError(error, '/on')}
            />
          )}
          <TextInput
            label="Reason"
            required
            data-autofocus
            value={typed.reason}
            onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
            error={fieldError(error, '/reason')}
          />
          <Problem error={error} except={['/on', '/reason']} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending}>
              {endWord(state)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
