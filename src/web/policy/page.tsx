import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { PolicyVersion } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import { DecisionTable } from './decision-table.tsx';
import { InputsAndLimits } from './inputs-and-limits.tsx';
import { Publish } from './publish.tsx';
import { Source } from './source.tsx';
import { Tests } from './tests.tsx';
import { Trial } from './trial/trial.tsx';
import { VersionDifference } from './version-difference.tsx';
import { VersionState } from './version-state.tsx';
import { Workbook } from './workbook.tsx';

/** One version of a policy: to read, to try, to compare and to put in force. */
export default function PolicyVersionPage() {
  const { name = '', version = '' } = useParams();
  const address = `/api/policies/${encodeURIComponent(name)}/versions/${version}`;
  const { data, error, refetch } = useResource<PolicyVersion>(address);
  if (data) return <Shown version={data.body} />;
  if (!error) return <PageLoading />;
  return (
    <Page title="Policy">
      <Problem error={error} again={() => void refetch()} />
    </Page>
  );
}

function Shown({ version }: { version: PolicyVersion }) {
  const [search, setSearch] = useSearchParams();
  const views = viewsOf(version);
  const view = views.find(({ name }) => name === search.get('view')) ?? views[0];
  return (
    <Page
      title={`${version.title}, version ${version.version}`}
      beneath={
        <>
          <VersionState of={version} /> · uploaded by <Person who={version.uploadedBy} within />{' '}
          <DateText value={version.uploadedAt} ago />
          {version.publishedBy && (
            <>
              , published by <Person who={version.publishedBy} within />
            </>
          )}
          {version.note && <> · {version.note}</>}
        </>
      }
      actions={
        <>
          <Workbook version={version} />
          <Publish version={version} />
        </>
      }
    >
      <Tabs value={view?.name} onChange={(name) => setSearch(name ? { view: name } : {}, { replace: true })}>
        <Tabs.List mb={16}>
          {views.map(({ name, title }) => (
            <Tabs.Tab key={name} value={name}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {views.map(({ name, content }) => (
          <Tabs.Panel key={name} value={name}>
            {content()}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function viewsOf(version: PolicyVersion): { name: string; title: string; content(): ReactNode }[] {
  const failed = version.tests.filter(({ passed }) => !passed).length;
  return [
    { name: 'tables', title: 'Tables', content: () => <Tables version={version} /> },
    { name: 'trial', title: 'Try it', content: () => <Trial version={version} /> },
    { name: 'inputs', title: 'Inputs and authority', content: () => <InputsAndLimits version={version} /> },
    {
      name: 'tests',
      title: failed > 0 ? `Tests (${failed} failing)` : `Tests (${version.tests.length})`,
      content: () => <Tests tests={version.tests} />,
    },
    { name: 'source', title: 'Source', content: () => <Source text={version.source} sha256={version.sha256} /> },
    { name: 'difference', title: 'Compare', content: () => <VersionDifference version={version} /> },
  ];
}

function Tables({ version }: { version: PolicyVersion }) {
  return version.tables.map((table) => (
    <Section key={table.name} title={table.name}>
      <DecisionTable table={table} />
    </Section>
  ));
}
