import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Subscription } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** Ends a subscription before its time. */
export function EndSubscription({ subscription, etag }: { subscription: Subscription; etag: string | undefined }) {
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState({ on: '', reason: '' });
  const { mutate, error, isPending } = useWrite({ onDone: close });
  return (
    <>
      <Button variant="default" onClick={open}>
        End early
      </Button>
      <Modal opened={opened} onClose={close} title={`End ${subscription.number} early`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ path: `/api/subscriptions/${subscription.id}/end`, ifMatch: etag, body: typed });
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="Last day"
              type="date"
              required
              data-autofocus
              min={subscription.start}
              max={subscription.end}
              value={typed.on}
              error={fieldError(error, '/on')}
              onChange={({ currentTarget: { value } }) => setTyped({ ...typed, on: value })}
            />
            <Textarea
              label="Reason"
              required
              autosize
              minRows={2}
              value={typed.reason}
              error={fieldError(error, '/reason')}
              onChange={({ currentTarget: { value } }) => setTyped({ ...typed, reason: value })}
            />
            <Problem error={error} except={['/on', '/reason']} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" color="red.9" loading={isPending}>
                End it
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
