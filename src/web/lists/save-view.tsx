import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';

interface SaveViewProps {
  /** The view that gets another name or other readers; without one, what one looks at becomes a view. */
  view?: SavedView;
  /** What one looks at. */
  content?: Readonly<Record<string, unknown>>;
  onClose(): void;
  onSaved?(view: SavedView): void;
}

/** Names a view, and says who else shall have it. */
export function SaveView({ view, content, onClose, onSaved }: SaveViewProps) {
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState<string>(view?.shared ?? 'nobody');
  const write = useWrite<SavedView>({
    onDone: ({ body }) => {
      onSaved?.(body);
      onClose();
    },
  });
  const said = { ...content, name, shared };
  const path = '/api/saved-views';
  return (
    <Modal opened onClose={onClose} title={view ? `Rename or share “${view.name}”` : 'Save as a view'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate(
            view
              ? { method: 'PATCH', path: `${path}/${view.id}`, ifMatch: `"v${view.version}"`, body: said }
              : { path, body: said },
          );
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
              {view ? 'Save' : 'Save view'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
