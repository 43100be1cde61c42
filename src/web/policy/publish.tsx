import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useMay, useMe } from '../api/me.ts';
import type { PolicyVersion } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** Puts a draft in force, or says why this person cannot. */
export function Publish({ version }: { version: PolicyVersion }) {
  const [opened, { open, close }] = useDisclosure(false);
  const hindrance = useHindrance(version);
  if (version.status !== 'draft') return null;
  return (
    <>
      {hindrance && <Text c="dimmed">{hindrance}</Text>}
      {version.available.includes('PublishPolicy') && (
        <Button onClick={open} disabled={failing(version) > 0}>
          Publish
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={`Publish version ${version.version}`}>
        <PublishForm version={version} onClose={close} />
      </Modal>
    </>
  );
}

function useHindrance(version: PolicyVersion): string | undefined {
  const me = useMe();
  const may = useMay('policy.publish');
  if (version.status !== 'draft') return undefined;
  if (version.uploadedBy.id === me?.id) return 'You uploaded this version: a second person has to publish it.';
  if (!may) return 'It waits for somebody who may publish policy.';
  const tests = failing(version);
  if (tests > 0) return `${tests === 1 ? 'One test fails' : `${tests} tests fail`}: it cannot be published like this.`;
  return undefined;
}

const failing = ({ tests }: PolicyVersion) => tests.filter(({ passed }) => !passed).length;

function PublishForm({ version, onClose }: { version: PolicyVersion; onClose(): void }) {
  const [from, setFrom] = useState('');
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({
          path: `/api/policies/${version.policy}/versions/${version.version}/publication`,
          body: from ? { effectiveFrom: new Date(from).toISOString() } : {},
        });
      }}
    >
      <Stack gap="sm">
        <Text c="dimmed">
          Quotes submitted from then on follow this version. Those already submitted keep the version they were judged
          by.
        </Text>
        <TextInput
          type="datetime-local"
          label="In force from"
          description="Left empty: at once"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={fieldError(error, '/effectiveFrom')}
        />
        <Problem error={error} except={['/effectiveFrom']} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            Publish
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
