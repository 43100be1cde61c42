import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { sendByKeys } from '../parts/send-by-keys.ts';

interface Props {
  stepId: string;
  etag: string | undefined;
  opened: boolean;
  onClose: () => void;
}

/** Stops the clock of a step, with a reason and, if one is known, the day on which it goes on by itself. */
export function HoldDialog({ stepId, etag, opened, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const sending = useWrite({ onDone: onClose });
  return (
    <Modal opened={opened} onClose={onClose} title="Put on hold">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const body = { decision: 'hold', comment: reason.trim(), ...(until && { until }) };
          sending.mutate({ path: `/api/approval-steps/${stepId}/decision`, ifMatch: etag, body });
        }}
      >
        <Stack gap="sm">
          <Text c="dimmed">
            The clock stands, and goes on with the business hours that are left. Nothing is decided by it.
          </Text>
          <Textarea
            onKeyDown={sendByKeys}
            label="Why"
            data-autofocus
            required
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fieldError(sending.error, '/comment')}
          />
          <TextInput
            type="date"
            label="Until"
            description="Left empty, it stands until somebody lets it go on."
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={fieldError(sending.error, '/until')}
          />
          <Problem error={sending.error} except={['/comment', '/until']} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" title="Ctrl+Enter" loading={sending.isPending} disabled={reason.trim() === ''}>
              Put on hold
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
