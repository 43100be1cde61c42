import { Button, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Contact } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

interface ContactFormProps {
  accountId: string;
  /** Absent: a new one. */
  contact?: Contact;
  onDone(): void;
}

const texts = [
  ['name', 'Name', true],
  ['email', 'E-mail', true],
  ['title', 'Title', false],
  ['phone', 'Phone', false],
  ['language', 'Language', false],
] as const;

/** Adds somebody to an account, or changes them. */
export function ContactForm({ accountId, contact, onDone }: ContactFormProps) {
  const [typed, setTyped] = useState({
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    title: contact?.title ?? '',
    phone: contact?.phone ?? '',
    language: contact?.language ?? 'en',
    roles: contact?.roles ?? [],
  });
  const { mutate, error, isPending } = useWrite({ onDone });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(
          contact
            ? { method: 'PATCH', path: `/api/contacts/${contact.id}`, ifMatch: `"v${contact.version}"`, body: typed }
            : { path: '/api/contacts', body: { accountId, ...typed } },
        );
      }}
    >
      <Stack gap="sm">
        {texts.map(([name, label, required]) => (
          <TextInput
            key={name}
            label={label}
            required={required}
            data-autofocus={name === 'name' || undefined}
            type={name === 'email' ? 'email' : 'text'}
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            error={fieldError(error, `/${name}`)}
          />
        ))}
        <TagsInput
          label="Part"
          description="What they do in a deal; Enter adds one"
          data={['signer', 'economic buyer', 'champion', 'procurement', 'legal', 'billing']}
          value={typed.roles}
          onChange={(roles) => setTyped({ ...typed, roles })}
          error={fieldError(error, '/roles')}
        />
        <Problem error={error} except={[...texts.map(([name]) => `/${name}`), '/roles']} />
        <Group>
          <Button type="submit" loading={isPending}>
            {contact ? 'Save' : 'Add contact'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
