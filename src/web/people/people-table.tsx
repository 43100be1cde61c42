import type { User } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { dateWords } from '../parts/formats.ts';
import { useAway } from '../parts/use-away.ts';
import { AccessState } from './access.tsx';
import { State } from '../parts/state.tsx';
import type { Company } from './use-company.ts';

export interface PeopleShown {
  people: readonly User[];
  company: Company;
  /** Where a person's details are. */
  hrefOf(id: string): string;
}

export function PeopleTable({ people, company, hrefOf }: PeopleShown) {
  const away = useAway();
  const columns: Column<User>[] = [
    { id: 'name', head: 'Name', cell: ({ name }) => name },
    { id: 'title', head: 'Title', hideBelow: 1000, cell: ({ title }) => title },
    { id: 'roles', head: 'Roles', cell: ({ roles }) => roles.map(company.roleTitle).join(', ') },
    { id: 'team', head: 'Team', width: '150px', hideBelow: 900, cell: ({ teamId }) => company.teamName(teamId) },
    {
      id: 'manager',
      head: 'Manager',
      width: '170px',
      hideBelow: 900,
      cell: ({ managerId }) => (managerId ? company.byId.get(managerId)?.name : ''),
    },
    {
      id: 'active',
      head: 'State',
      width: '190px',
      cell: (person) => <Standing person={person} awayUntil={away.get(person.id)?.lastDay} />,
    },
  ];
  return (
    <DataTable
      label="People"
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      href={({ id }) => hrefOf(id)}
      card={(person) => (
        <RowCard title={person.name} aside={<Standing person={person} awayUntil={away.get(person.id)?.lastDay} />}>
          {person.title || person.roles.map(company.roleTitle).join(', ')}
        </RowCard>
      )}
      empty={null}
    />
  );
}

function Standing({ person: { active, access }, awayUntil }: { person: User; awayUntil?: string }) {
  const waits = active && access !== 'ready' && !awayUntil;
  return waits ? <AccessState access={access} /> : <Active active={active} awayUntil={awayUntil} />;
}

export function Active({ active, awayUntil }: { active: boolean; awayUntil?: string }) {
  if (active && awayUntil) return <State of="away" word={`Away until ${dateWords(awayUntil)}`} tone="waiting" />;
  return active ? <State of="active" tone="good" /> : <State of="inactive" word="Has left" tone="neutral" />;
}
