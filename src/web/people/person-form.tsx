import { Button, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import type { Company } from './use-company.ts';

interface PersonFormProps {
  person: User;
  etag: string | undefined;
  company: Company;
}

/** Roles, manager, team and leaving. What was typed stays when somebody else changed the person meanwhile. */
export function PersonForm({ person, etag, company }: PersonFormProps) {
  const [roles, setRoles] = useState(person.roles);
  const [managerId, setManager] = useState(person.managerId);
  const [teamId, setTeam] = useState(person.teamId);
  const saving = useWrite();
  const changing = useWrite();
  const path = `/api/users/${person.id}`;
  const patch = { method: 'PATCH', path, ifMatch: etag } as const;
  const others = [...company.byId.values()].filter(({ id, active }) => id !== person.id && active);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ ...patch, body: { roles, managerId, teamId } });
      }}
    >
      <Stack gap="sm">
        <MultiSelect
          label="Roles"
          data={company.roles.map(({ name, title }) => ({ value: name, label: title }))}
          value={roles}
          onChange={setRoles}
          searchable
          error={fieldError(saving.error, '/roles')}
        />
        <Select
          label="Manager"
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={managerId}
          onChange={setManager}
          searchable
          clearable
          error={fieldError(saving.error, '/managerId')}
        />
        <Select
          label="Team"
          data={company.teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={setTeam}
          clearable
          error={fieldError(saving.error, '/teamId')}
        />
        <Problem error={saving.error ?? changing.error} except={['/roles', '/managerId', '/teamId']} />
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
