import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../api/use-write.ts';
import { useRequestTypes } from '../desk/use-request-types.ts';
import { fieldError } from '../parts/field-errors.ts';
import { minutesWords } from '../parts/formats.ts';
import { Problem } from '../parts/problem.tsx';

/** A question or job for the desk on this deal; what the desk promises is said before it is asked. */
export function AskDesk({ dealId, onClose }: { dealId: string; onClose(): void }) {
  const navigate = useNavigate();
  const types = useRequestTypes();
  const [name, setName] = useState<string | null>(null);
  const [subject, setSubject] = useState('');
  const [message, setMessage] = useState('');
  const asking = useWrite<{ id: string }>({ onDone: ({ body }) => void navigate(`/desk/${body.id}`) });
  const type = types.find((one) => one.name === name);
  const { error } = asking;
  return (
    <Modal opened onClose={onClose} title="Ask the desk">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate({ path: '/api/desk-requests', body: { dealId, type: name, subject, message } });
        }}
      >
        <Stack gap="sm">
          <Select
            label="Type"
            required
            data-autofocus
            data={types.map((one) => ({ value: one.name, label: one.title }))}
            value={name}
            onChange={setName}
            error={fieldError(error, '/type')}
            description={
              type &&
              `First response within ${minutesWords(type.firstResponseMinutes)} of opening time${
                type.resolutionMinutes === null ? '' : `, resolved within ${minutesWords(type.resolutionMinutes)}`
              }.${type.complex ? ' From 16:00 on it counts from the next business day.' : ''}`
            }
            nothingFoundMessage="The desk has no types of requests yet"
          />
          <TextInput
            label="In one line"
            required
            maxLength={200}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
            error={fieldError(error, '/subject')}
          />
          <Textarea
            label="What you need"
            required
            autosize
            minRows={4}
            maxRows={16}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
            error={fieldError(error, '/message')}
          />
          <Problem error={error} except={['/type', '/subject', '/message']} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={asking.isPending}
              disabled={name === null || subject.trim() === '' || message.trim() === ''}
            >
              Ask
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
