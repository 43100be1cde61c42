import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { User } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { Consequences } from './consequences.tsx';
import { type Place, PlaceFields, placePointers } from './place-fields.tsx';
import type { Company } from './use-company.ts';

interface PersonFormProps {
  person: User;
  etag: string | undefined;
  company: Company;
}

type Changes = Partial<Place> & { active?: boolean };

/**
 * Roles, manager, team and leaving. Whom running requests would ask instead is shown before it is done; what was typed
 * stays when somebody else changed the person meanwhile.
 */
export function PersonForm({ person, etag, company }: PersonFormProps) {
  const [place, setPlace] = useState<Place>({
    roles: person.roles,
    managerId: person.managerId,
    teamId: person.teamId,
  });
  const [pending, setPending] = useState<Changes>();
  const saving = useWrite({
    onDone: () => {
      setPending(undefined);
      notifications.show({ message: `${person.name} is changed.` });
    },
    // What is wrong with a field stands beside it.
    onRefused: () => setPending(undefined),
  });
  const save = (body: Changes) =>
    saving.mutate({ method: 'PATCH', path: `/api/users/${person.id}`, ifMatch: etag, body });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (moves(person, place)) setPending(place);
        else save(place);
      }}
    >
      <Stack gap="sm">
        <PlaceFields company={company} value={place} onChange={setPlace} error={saving.error} self={person.id} />
        <Problem error={saving.error} except={placePointers} />
        <Group gap={8}>
          <Button type="submit" loading={saving.isPending && !pending}>
            Save
          </Button>
          <Button variant="default" onClick={() => setPending({ active: !person.active })}>
            {person.active ? 'Deactivate' : 'Activate again'}
          </Button>
        </Group>
      </Stack>
      <Modal
        opened={pending !== undefined}
        onClose={() => setPending(undefined)}
        title={pending ? `${deed(pending)}: ${person.name}` : ''}
        size="lg"
      >
        {pending && (
          <Stack gap="sm">
            {pending.active === false && (
              <Text>
                They are signed out everywhere at once, and their tokens end. Open deals stay theirs until you hand them
                over.
              </Text>
            )}
            <Consequences personId={person.id} changes={pending} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={() => setPending(undefined)}>
                Cancel
              </Button>
              <Button
                data-autofocus
                color={pending.active === false ? 'red.9' : undefined}
                loading={saving.isPending}
                onClick={() => save(pending)}
              >
                {deed(pending)}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </form>
  );
}

const deed = ({ active }: Changes): string =>
  active === undefined ? 'Change' : active ? 'Activate again' : 'Deactivate';

/** Whether requests may have to ask others: a role is taken, or manager or team are others. */
const moves = (person: User, { roles, managerId, teamId }: Place): boolean =>
  person.roles.some((role) => !roles.includes(role)) || person.managerId !== managerId || person.teamId !== teamId;
