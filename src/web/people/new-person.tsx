import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { User } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { type Place, PlaceFields, placePointers } from './place-fields.tsx';
import type { Company } from './use-company.ts';

/** Adds a person, who sets their password themselves by the link of a letter. */
export function NewPerson({ company, onDone }: { company: Company; onDone(person: User): void }) {
  const [typed, setTyped] = useState({ email: '', name: '', title: '' });
  const [place, setPlace] = useState<Place>({ roles: [], managerId: null, teamId: null });
  const [invited, setInvited] = useState(true);
  const { mutate, error, isPending } = useWrite<User>({ onDone: ({ body }) => onDone(body) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { roles, managerId, teamId } = place;
        const at = { ...(managerId && { managerId }), ...(teamId && { teamId }) };
        mutate({ path: '/api/users', body: { ...typed, ...at, email: typed.email.trim(), roles, invited } });
      }}
    >
      <Stack gap="sm">
        {texts.map(([name, label, type, required]) => (
          <TextInput
            key={name}
            label={label}
            type={type}
            required={required}
            data-autofocus={name === 'name' || undefined}
            autoComplete="off"
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            error={fieldError(error, `/${name}`)}
          />
        ))}
        <PlaceFields company={company} value={place} onChange={setPlace} error={error} />
        <Checkbox
          label="Invite them by letter to set their password"
          description="The link works once, for 72 hours. You can also invite them later."
          checked={invited}
          onChange={(event) => setInvited(event.currentTarget.checked)}
        />
        <Problem error={error} except={['/email', '/name', '/title', ...placePointers]} />
        <Group>
          <Button type="submit" loading={isPending}>
            {invited ? 'Add and invite' : 'Add'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const texts = [
  ['name', 'Name', 'text', true],
  ['email', 'E-mail', 'email', true],
  ['title', 'Title', 'text', false],
] as const;
