import {
  Alert,
  Button,
  Checkbox,
  CopyButton,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../api/me.ts';
import type { TokenShownOnce } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { type Scope, scopes, scopeWords } from './scope-words.ts';

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until it is revoked' },
];
const fresh = { name: '', effects: ['read'] as Scope[], permissions: [] as string[], days: '90' };

/** Makes a token and shows its secret, this once. */
export function NewToken() {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState(fresh);
  const making = useWrite<TokenShownOnce>();
  const me = useMe();
  const close = () => {
    setOpened(false);
    setTyped(fresh);
    making.reset();
  };
  const made = making.data?.body;
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        New token
      </Button>
      <Modal opened={opened} onClose={close} title={made ? 'Keep this token now' : 'New token'}>
        {made ? (
          <Secret token={made} onClose={close} />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const { name, effects, permissions, days } = typed;
              making.mutate({
                path: '/api/tokens',
                body: {
                  name,
                  effects,
                  ...(permissions.length > 0 && { permissions }),
                  ...(days && { expiresInDays: Number(days) }),
                },
              });
            }}
          >
            <Stack gap="sm">
              <TextInput
                label="Name"
                description="What it is for: you will know it by this"
                data-autofocus
                required
                value={typed.name}
                onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
                error={fieldError(making.error, '/name')}
              />
              <Checkbox.Group
                label="May"
                value={typed.effects}
                onChange={(effects) => setTyped({ ...typed, effects: effects as Scope[] })}
                error={fieldError(making.error, '/effects')}
              >
                <Group gap="md" mt={6}>
                  {scopes.map((scope) => (
                    <Checkbox key={scope} value={scope} label={scopeWords[scope]} />
                  ))}
                </Group>
              </Checkbox.Group>
              <MultiSelect
                label="Only these permissions"
                description="Left empty, all of yours, as they are at each request; never more"
                data={me?.permissions ?? []}
                value={typed.permissions}
                onChange={(permissions) => setTyped({ ...typed, permissions })}
                searchable
                error={fieldError(making.error, '/permissions')}
              />
              <Select
                label="Ends after"
                data={lives}
                allowDeselect={false}
                value={typed.days}
                onChange={(days) => setTyped({ ...typed, days: days ?? '' })}
                error={fieldError(making.error, '/expiresInDays')}
              />
              <Problem error={making.error} except={['/name', '/effects', '/permissions', '/expiresInDays']} />
              <Group justify="flex-end" gap={8}>
                <Button variant="default" onClick={close}>
                  Cancel
                </Button>
                <Button type="submit" loading={making.isPending} disabled={typed.effects.length === 0}>
                  Make token
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}

function Secret({ token: { name, secret }, onClose }: { token: TokenShownOnce; onClose(): void }) {
  return (
    <Stack gap="sm">
      <Text>{`This is the secret of ${name}. It is not shown again.`}</Text>
      <Alert color="gray" variant="light">
        <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>
      </Alert>
      <Text c="dimmed">Send it as Authorization: Bearer, and keep it where passwords are kept.</Text>
      <Group justify="flex-end" gap={8}>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
