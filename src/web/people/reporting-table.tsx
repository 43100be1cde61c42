import { Link } from 'react-router';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import type { PeopleShown } from './people-table.tsx';
import { reportingTree } from './reporting-tree.ts';

/** Who reports to whom, as approvals climb: each manager with their people beneath. */
export function ReportingTable({ people, company, hrefOf }: PeopleShown) {
  return (
    <Section title="Who reports to whom">
      <PlainTable
        label="Who reports to whom"
        rows={reportingTree(people)}
        rowKey={({ person }) => person.id}
        columns={[
          {
            id: 'name',
            head: 'Name',
            cell: ({ person, depth }) => (
              <span style={{ paddingLeft: depth * 22 }}>
                {depth > 0 && <span aria-hidden="true">└ </span>}
                <Link to={hrefOf(person.id)}>{person.name}</Link>
              </span>
            ),
          },
          { id: 'title', head: 'Title', hideBelow: 700, cell: ({ person }) => person.title },
          {
            id: 'roles',
            head: 'Roles',
            hideBelow: 700,
            cell: ({ person }) => person.roles.map(company.roleTitle).join(', '),
          },
          { id: 'reports', head: 'Reports', align: 'right', cell: ({ reports }) => reports || '' },
        ]}
      />
    </Section>
  );
}
