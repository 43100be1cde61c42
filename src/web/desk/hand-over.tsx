import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { DeskRequest, Ref } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** Gives the request to another analyst, with a word for them. */
export function HandOver({ request, etag }: { request: DeskRequest; etag: string | undefined }) {
  const [opened, { open, close }] = useDisclosure(false);
  const [to, setTo] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const giving = useWrite({ onDone: close });
  return (
    <>
      <CommandButton command="HandOver" available={request.available} onClick={open}>
        Hand over
      </CommandButton>
      <Modal opened={opened} onClose={close} title={`Hand over ${request.number}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            giving.mutate({ path: `/api/desk-requests/${request.id}/hand-over`, body: { to, message }, ifMatch: etag });
          }}
        >
          <Stack gap="sm">
            {opened && <Analyst except={request.owner?.id} value={to} onChange={setTo} error={giving.error} />}
            <Textarea
              label="A word for them"
              autosize
              minRows={2}
              maxRows={10}
              value={message}
              onChange={(event) => setMessage(event.currentTarget.value)}
              error={fieldError(giving.error, '/message')}
            />
            <Problem error={giving.error} except={['/to', '/message']} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={giving.isPending} disabled={to === null}>
                Hand over
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

interface AnalystProps {
  except: string | undefined;
  value: string | null;
  onChange(value: string | null): void;
  error: Error | null;
}

function Analyst({ except, value, onChange, error }: AnalystProps) {
  const { rows = [] } = useList<Ref>('/api/users', { active: true, role: 'deal-desk', limit: 200 });
  return (
    <Select
      label="To"
      required
      searchable
      data-autofocus
      data={rows.filter(({ id }) => id !== except).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      error={fieldError(error, '/to')}
      nothingFoundMessage="Nobody else works at the desk"
    />
  );
}
