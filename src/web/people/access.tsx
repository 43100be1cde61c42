import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { User } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';

/** How far somebody who cannot sign in yet has come; nothing for who can. */
export function AccessState({ access }: { access: User['access'] }) {
  if (access === 'ready') return null;
  return <State of={access} word={words[access]} tone={access === 'invited' ? 'waiting' : 'neutral'} />;
}

const words = {
  invited: 'Invited, not yet signed in',
  'invitation-over': 'Invitation is over',
  'not-invited': 'Not invited yet',
} as const;

/** Writes to somebody who cannot sign in yet; links of earlier letters end. */
export function Invite({ person: { id, name, email, access } }: { person: User }) {
  const inviting = useWrite({
    onDone: () => notifications.show({ message: `A letter to ${name} is on its way. Its link works for 72 hours.` }),
  });
  return (
    <div>
      <Text c="dimmed" mb={6}>
        {name} has no password yet and sets it by the link of a letter to {email}.
      </Text>
      <Problem error={inviting.error} />
      <Group>
        <Button
          variant="default"
          loading={inviting.isPending}
          onClick={() => inviting.mutate({ path: `/api/users/${id}/invitation`, body: {} })}
        >
          {access === 'not-invited' ? 'Invite' : 'Invite again'}
        </Button>
      </Group>
    </div>
  );
}
