import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Calendar } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { useCompany } from '../people/use-company.ts';

/** Has people and legal entities work by this office's hours. */
export function Assign({ calendar }: { calendar: Calendar }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        Add people
      </Button>
      <Modal opened={opened} onClose={close} title={`Who works in ${calendar.name}`}>
        <AssignForm calendar={calendar} onClose={close} />
      </Modal>
    </>
  );
}

function AssignForm({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const [people, setPeople] = useState<string[]>([]);
  const [sellers, setSellers] = useState<string[]>([]);
  const company = useCompany();
  const entities = useResource<{ items: { id: string; name: string }[] }>('/api/sellers').data?.body.items ?? [];
  const { mutate, error, isPending } = useWrite({ onDone: onClose });
  const inHere = new Set([...calendar.people, ...calendar.sellers].map(({ id }) => id));
  const choices = (all: readonly { id: string; name: string }[]) =>
    all.filter(({ id }) => !inHere.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ path: `/api/calendars/${calendar.id}/assignment`, body: { people, sellers } });
      }}
    >
      <Stack gap="sm">
        <Text c="dimmed">
          They leave the office they were in. Deadlines that run keep the calendar they began with.
        </Text>
        <MultiSelect
          label="People"
          data={choices((company.people ?? []).filter(({ active }) => active))}
          value={people}
          onChange={setPeople}
          searchable
        />
        <MultiSelect label="Legal entities" data={choices(entities)} value={sellers} onChange={setSellers} searchable />
        <Problem error={error} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} disabled={people.length + sellers.length === 0}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
