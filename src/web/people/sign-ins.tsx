import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { Fact } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { withQuery } from '../api/use-list.ts';
import { DateText } from '../parts/date-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { wordsFor } from '../parts/words.ts';

interface SignInsProps {
  personId: string;
  roleTitle(role: string): string;
}

/** The latest sign-ins of a person and what they were granted, for who may read the audit trail. */
export function SignIns({ personId, roleTitle }: SignInsProps) {
  const may = useMay('facts.read');
  const about = { subjectKind: 'person', subjectId: personId };
  const { data } = useResource<{ items: Fact[] }>(may ? withQuery('/api/facts', { ...about, limit: 100 }) : null);
  const facts = (data?.body.items ?? []).filter(({ type }) => types.has(type)).slice(0, 8);
  if (facts.length === 0) return null;
  return (
    <section aria-label="Sign-ins and grants">
      <Text fw={600}>Sign-ins and grants</Text>
      <PlainTable
        label="Sign-ins and grants"
        rows={facts}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', head: 'What', cell: ({ type, data: { role } }) => whatWords(type, role, roleTitle) },
          { id: 'by', head: 'By', cell: ({ by }) => (by && by.id !== personId ? by.name : '') },
          { id: 'at', head: 'When', align: 'right', cell: ({ at }) => <DateText value={at} ago /> },
        ]}
      />
      <Link to={withQuery('/audit', about)}>All facts</Link>
    </section>
  );
}

const whatWords = (type: string, role: unknown, roleTitle: SignInsProps['roleTitle']): string =>
  typeof role === 'string' ? `${wordsFor(type)}: ${roleTitle(role)}` : wordsFor(type);

const types = new Set([
  'SignedIn',
  'SignInsFailed',
  'SignedOut',
  'PasswordChanged',
  'IdentityLinked',
  'TokenCreated',
  'TokenRevoked',
  'RoleGranted',
  'RoleRemoved',
]);
