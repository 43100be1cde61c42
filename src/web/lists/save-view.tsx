import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';

interface SaveViewProps {
  opened: boolean;
  content: Readonly<Record<string, unknown>>;
  onClose(): void;
  onSaved(view: SavedView): void;
}

/** Names what one looks at, and says who else shall have it. */
export function SaveView({ opened, content, onClose, onSaved }: SaveViewProps) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState('nobody');
  const write = useWrite<SavedView>({
    onDone: ({ body }) => {
      onSaved(body);
      setName('');
      onClose();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title="Save as a view">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ path: '/api/saved-views', body: { ...content, name, shared } });
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            required
            maxLength={80}
            autoComplete="off"
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Radio.Group label="Who has it" value={shared} onChange={setShared}>
            <Stack gap={8} mt={4}>
              <Radio value="nobody" label="Only me" />
              <Radio value="team" label="My team" />
              <Radio value="everybody" label="Everybody" />
            </Stack>
          </Radio.Group>
          <Problem error={write.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={write.isPending}>
              Save view
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
