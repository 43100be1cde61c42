import { Button, Drawer, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/me.ts';
import { Empty } from '../parts/empty.tsx';
import { Page, PageLoading } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { NewPerson } from './new-person.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { ReportingTable } from './reporting-table.tsx';
import { useCompany } from './use-company.ts';

/** Who works here, in which role, for whom: the people that approvals are routed to. */
export default function People() {
  const { filters, set } = useFilters(['q', 'view', 'person']);
  const [search] = useSearchParams();
  const company = useCompany();
  const mayAdd = useMay('people.write');
  const [adding, setAdding] = useState(false);
  if (!company.people) {
    return company.error ? (
      <Page title="People">
        <Problem error={company.error} again={company.again} />
      </Page>
    ) : (
      <PageLoading />
    );
  }
  const query = filters.q?.toLowerCase() ?? '';
  const found = company.people.filter(({ name, email, title, roles }) =>
    [name, email, title, ...roles.map(company.roleTitle)].some((text) => text.toLowerCase().includes(query)),
  );
  const hrefOf = (id: string) => {
    const address = new URLSearchParams(search);
    address.set('person', id);
    return `/people?${address}`;
  };
  const shown = { people: found, company, hrefOf };
  return (
    <Page
      title="People"
      beneath="Roles give permissions; managers make the chain that approvals climb."
      actions={
        <>
          <SegmentedControl
            aria-label="View"
            value={filters.view === 'managers' ? 'managers' : 'list'}
            data={[
              { value: 'list', label: 'List' },
              { value: 'managers', label: 'Managers' },
            ]}
            onChange={(view) => set('view', view === 'list' ? null : view)}
          />
          <SearchBox label="Search people" value={filters.q} onChange={(q) => set('q', q)} />
          {mayAdd && <Button onClick={() => setAdding(true)}>Add a person</Button>}
        </>
      }
    >
      {found.length === 0 && <Empty title="Nobody found">Search by name, address, title or role.</Empty>}
      {found.length > 0 && (filters.view === 'managers' ? <ReportingTable {...shown} /> : <PeopleTable {...shown} />)}
      <Drawer opened={adding} onClose={() => setAdding(false)} position="right" size={460} title="Add a person">
        <NewPerson
          company={company}
          onDone={({ id }) => {
            setAdding(false);
            set('person', id);
          }}
        />
      </Drawer>
      <PersonDrawer
        person={company.people.find(({ id }) => id === filters.person)}
        company={company}
        onClose={() => set('person', null)}
      />
    </Page>
  );
}
