import { Drawer, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useMe } from '../api/me.ts';
import type { User } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Absences } from '../parts/absences.tsx';
import { Details } from '../parts/details.tsx';
import { Problem } from '../parts/problem.tsx';
import { useAway } from '../parts/use-away.ts';
import { AccessState, Invite } from './access.tsx';
import { Active } from './people-table.tsx';
import { PersonForm } from './person-form.tsx';
import { WorkOf } from './work-of.tsx';
import { PersonPay } from './person-pay.tsx';
import { Quotas } from './quotas.tsx';
import { SignIns } from './sign-ins.tsx';
import { chainAbove } from './reporting-tree.ts';
import type { Company } from './use-company.ts';

interface PersonDrawerProps {
  person: User | undefined;
  company: Company;
  onClose(): void;
}

/** One person beside the list: roles and what they permit, the chain above, and for those who administer people the form. */
export function PersonDrawer({ person, company, onClose }: PersonDrawerProps) {
  const mayChange = useMay('people.write');
  const away = useAway();
  const me = useMe();
  const mayLook =
    person !== undefined &&
    (mayChange || [person, ...chainAbove(company.byId, person.id)].some(({ id }) => id === me?.id));
  // Read anew with its entity tag, which a list does not carry.
  const fresh = useResource<User>(person && mayChange ? `/api/users/${person.id}` : null);
  return (
    <Drawer opened={person !== undefined} onClose={onClose} position="right" size={460} title={person?.name}>
      {person && (
        <Stack gap={16}>
          <Details
            entries={[
              ['E-mail', person.email],
              ['Title', person.title],
              ['Team', company.teamName(person.teamId)],
              [
                'Office',
                person.office && (
                  <Link key="office" to={`/calendars/${person.office.id}`}>
                    {person.office.name}, {person.office.timeZone}
                  </Link>
                ),
              ],
              ['Manager', person.managerId ? company.byId.get(person.managerId)?.name : ''],
              ['Reports', reportsOf(company, person.id)],
              ['Away', away.has(person.id) ? <Absences key="away" of={[person]} /> : ''],
              ['State', <Active key="active" active={person.active} />],
              ['Sign-in', person.access === 'ready' ? '' : <AccessState key="access" access={person.access} />],
              [
                'Approvals climb to',
                chainAbove(company.byId, person.id)
                  .map(({ name }) => name)
                  .join(', then '),
              ],
            ]}
          />
          {mayChange && person.active && person.access !== 'ready' && <Invite person={person} />}
          <Problem error={fresh.error} />
          {fresh.data && (
            <PersonForm key={fresh.data.body.id} person={fresh.data.body} etag={fresh.data.etag} company={company} />
          )}
          {mayLook && <WorkOf key={person.id} person={person} company={company} mayHandOver={mayChange} />}
          <PersonPay personId={person.id} />
          <Quotas personId={person.id} />
          <SignIns personId={person.id} roleTitle={company.roleTitle} />
          <Permissions person={person} company={company} />
        </Stack>
      )}
    </Drawer>
  );
}

const reportsOf = ({ byId }: Company, id: string): string =>
  [...byId.values()].flatMap((one) => (one.managerId === id && one.active ? [one.name] : [])).join(', ');

function Permissions({ person, company }: { person: User; company: Company }) {
  return (
    <div>
      <Text fw={600}>What the roles permit</Text>
      {person.roles.length === 0 && <Text c="dimmed">No roles: only what everybody may.</Text>}
      {person.roles.map((role) => (
        <Text key={role} mt={6}>
          {company.roleTitle(role)}:{' '}
          <Text span c="dimmed">
            {company.roles.find(({ name }) => name === role)?.permissions.join(', ')}
          </Text>
        </Text>
      ))}
    </div>
  );
}
