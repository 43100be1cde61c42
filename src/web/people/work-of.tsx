import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { User, Work } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { Details } from '../parts/details.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import type { Company } from './use-company.ts';

/** What hangs on a person, and handing their open deals to somebody else before they leave. */
export function WorkOf({ person, company }: { person: User; company: Company }) {
  const { data, error } = useResource<Work>(`/api/users/${person.id}/work`);
  const [giving, setGiving] = useState(false);
  if (!data) return <Problem error={error} />;
  const { deals, decisions, standIns, standingIn } = data.body;
  return (
    <div>
      <Text fw={600} mb={6}>
        What hangs on {person.name}
      </Text>
      <Details
        entries={[
          ['Open deals', String(deals)],
          ['Decisions waiting', String(decisions)],
          ['Stand in for them', String(standIns)],
          ['They stand in for', String(standingIn)],
        ]}
      />
      {deals > 0 && !giving && (
        <Button variant="default" mt={8} onClick={() => setGiving(true)}>
          Hand over the deals
        </Button>
      )}
      {deals > 0 && giving && <HandOver person={person} company={company} onDone={() => setGiving(false)} />}
    </div>
  );
}

function HandOver({ person, company, onDone }: { person: User; company: Company; onDone(): void }) {
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const giving = useWrite({ onDone });
  const sells = new Set(
    company.roles.filter(({ permissions }) => permissions.includes('deal.write')).map(({ name }) => name),
  );
  const owners = [...company.byId.values()].filter(
    ({ id, active, roles }) => active && id !== person.id && roles.some((role) => sells.has(role)),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate({ path: `/api/users/${person.id}/handover`, body: { to, reason } });
      }}
    >
      <Stack gap="sm" mt={8}>
        <Select
          label="New owner"
          data={owners.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))}
          value={to}
          onChange={setTo}
          searchable
          required
          withAsterisk={false}
          error={fieldError(giving.error, '/to')}
        />
        <Textarea
          label="Why"
          autosize
          minRows={2}
          required
          withAsterisk={false}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldError(giving.error, '/reason')}
        />
        <Problem error={giving.error} except={['/to', '/reason']} />
        <Group gap={8}>
          <Button type="submit" loading={giving.isPending}>
            Hand over
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
