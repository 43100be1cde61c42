import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Invoice } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { moneyWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';

/** Records that an invoice was paid: the day and what the bank statement says. Open while there is an invoice. */
export function RecordPayment({ invoice, onClose }: { invoice: Invoice | undefined; onClose(): void }) {
  const [settledOn, setSettledOn] = useState('');
  const [reference, setReference] = useState('');
  const { mutate, error, isPending, reset } = useWrite({ onDone: close });
  function close() {
    setReference('');
    reset();
    onClose();
  }
  return (
    <Modal opened={invoice !== undefined} onClose={close} title="Record payment">
      {invoice && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate({
              path: `/api/invoices/${invoice.id}/settlement`,
              ifMatch: `"v${invoice.etagVersion}"`,
              body: { settledOn, reference },
            });
          }}
        >
          <Stack gap="sm">
            <Text c="dimmed">
              Invoice no. {invoice.number} over {moneyWords(invoice.amount)} was paid in full.
            </Text>
            <TextInput
              type="date"
              label="Paid on"
              data-autofocus
              required
              value={settledOn}
              onChange={(event) => setSettledOn(event.currentTarget.value)}
              error={fieldError(error, '/settledOn')}
            />
            <TextInput
              label="Reference"
              description="As on the bank statement"
              required
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
              error={fieldError(error, '/reference')}
            />
            <Problem error={error} except={['/settledOn', '/reference']} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={isPending} disabled={settledOn === '' || reference.trim() === ''}>
                Record payment
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
