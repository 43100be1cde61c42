import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Problem } from '../../parts/problem.tsx';
import { useTried } from './use-tried.ts';

interface Props {
  name: string;
  onRemove: () => Promise<void>;
  onClose: () => void;
}

/** Asks once more: what is removed does not come back. */
export function RemoveScenario({ name, onRemove, onClose }: Props) {
  const { refused, isTrying, tried } = useTried();
  return (
    <Modal opened onClose={onClose} title={`Remove the scenario “${name}”?`}>
      <Stack gap="sm">
        <Text>It is gone for good, with its steps. The draft stays as it is.</Text>
        <Problem error={refused} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red.9" loading={isTrying} onClick={() => void tried(onRemove, onClose)}>
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
