import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { type Place, PlaceFields, placePointers } from './place-fields.tsx';
import type { Company } from './use-company.ts';

interface PersonFormProps {
  person: User;
  etag: string | undefined;
  company: Company;
}

/** Roles, manager, team and leaving. What was typed stays when somebody else changed the person meanwhile. */
export function PersonForm({ person, etag, company }: PersonFormProps) {
  const [place, setPlace] = useState<Place>({
    roles: person.roles,
    managerId: person.managerId,
    teamId: person.teamId,
  });
  const saving = useWrite();
  const changing = useWrite();
  const path = `/api/users/${person.id}`;
  const patch = { method: 'PATCH', path, ifMatch: etag } as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ ...patch, body: place });
      }}
    >
      <Stack gap="sm">
        <PlaceFields company={company} value={place} onChange={setPlace} error={saving.error} self={person.id} />
        <Problem error={saving.error ?? changing.error} except={placePointers} />
        <Group gap={8}>
          <Button type="submit" loading={saving.isPending}>
            Save
          </Button>
          <Button
            variant="default"
            loading={changing.isPending}
            onClick={() => changing.mutate({ ...patch, body: { active: !person.active } })}
          >
            {person.active ? 'Deactivate' : 'Activate again'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
