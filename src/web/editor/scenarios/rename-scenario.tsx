import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../parts/field-errors.ts';
import { Problem } from '../../parts/problem.tsx';
import { useTried } from './use-tried.ts';

interface Props {
  name: string;
  onRename: (to: string) => Promise<void>;
  onClose: () => void;
}

/** Asks what the scenario shall be called. */
export function RenameScenario({ name, onRename, onClose }: Props) {
  const [to, setTo] = useState(name);
  const { refused, isTrying, tried } = useTried();
  return (
    <Modal opened onClose={onClose} title="Rename the scenario">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void tried(() => onRename(to.trim()), onClose);
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            data-autofocus
            maxLength={80}
            value={to}
            error={fieldError(refused, '/name')}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
          <Problem error={refused} except={['/name']} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isTrying} disabled={to.trim() === '' || to.trim() === name}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
