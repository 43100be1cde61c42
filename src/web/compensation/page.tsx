import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Plan, PlanVersion } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { dateWords } from '../parts/formats.ts';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { PlanContentShown } from './plan-content.tsx';

/** One plan: what it pays now, what is proposed, and its versions. */
export default function PlanPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Plan>(`/api/compensation-plans/${id}`);
  if (data) return <Shown plan={data.body} />;
  if (!error) return <PageLoading />;
  return (
    <Page title="Compensation plan">
      <Problem error={error} again={() => void refetch()} />
    </Page>
  );
}

function Shown({ plan }: { plan: Plan }) {
  const { id, name, inForce, versions, available, people } = plan;
  const proposed = versions.find(({ status }) => status === 'proposed');
  return (
    <Page
      title={name}
      beneath={inForce ? `Version ${inForce.version} is in force` : 'No version is in force today'}
      actions={
        available.includes('ProposePlanVersion') && (
          <Button component={Link} to={`/settings/compensation/${id}/change`}>
            Propose a change
          </Button>
        )
      }
    >
      {proposed && <Proposed plan={plan} version={proposed} />}
      {inForce && (
        <Section title="In force">
          <PlanContentShown content={inForce.content} people={people} />
        </Section>
      )}
      <Section title="Versions">
        <PlainTable
          label="Versions"
          cards
          rows={versions}
          rowKey={({ version }) => String(version)}
          columns={[
            { id: 'version', head: 'Version', cell: ({ version }) => version },
            {
              id: 'from',
              head: 'Counts',
              cell: ({ content: { from, to } }) =>
                `From ${dateWords(from)}${to === null ? '' : ` to ${dateWords(to)}`}`,
            },
            { id: 'state', head: 'State', cell: (one) => <VersionState version={one} inForce={inForce} /> },
            {
              id: 'proposed',
              head: 'Proposed by',
              cell: ({ proposedBy, proposedAt }) => (
                <>
                  <Person who={proposedBy} /> <DateText value={proposedAt} />
                </>
              ),
            },
            {
              id: 'decided',
              head: 'Decided by',
              cell: ({ decidedBy, decidedAt }) =>
                decidedBy &&
                decidedAt && (
                  <>
                    <Person who={decidedBy} /> <DateText value={decidedAt} />
                  </>
                ),
            },
            { id: 'note', head: 'Why', hideBelow: 900, cell: ({ note }) => note },
          ]}
        />
      </Section>
    </Page>
  );
}

function VersionState({ version: { version, status }, inForce }: { version: PlanVersion; inForce: Plan['inForce'] }) {
  if (version === inForce?.version) return <State of="in-force" />;
  return status === 'published' ? <State of={status} word="Published" /> : <State of={status} />;
}

/** What somebody proposed, and the second person's choice. */
function Proposed({ plan: { id, available, people }, version }: { plan: Plan; version: PlanVersion }) {
  const publishing = useWrite();
  const declining = useWrite();
  const path = `/api/compensation-plans/${id}/versions/${version.version}`;
  return (
    <Section title={`Proposed: version ${version.version}`}>
      <Stack gap="sm">
        <Text>
          <Person who={version.proposedBy} /> <DateText value={version.proposedAt} ago />
          {version.note && `: ${version.note}`}
        </Text>
        <PlanContentShown content={version.content} people={people} />
        {!available.includes('PublishPlanVersion') && (
          <Text c="dimmed">It counts once a second person, whom it does not pay, has published it.</Text>
        )}
        <Group gap={8}>
          <CommandButton
            command="PublishPlanVersion"
            available={available}
            variant="filled"
            loading={publishing.isPending}
            onClick={() => publishing.mutate({ path: `${path}/publication`, body: {} })}
          >
            Publish
          </CommandButton>
          <CommandButton
            command="DeclinePlanVersion"
            available={available}
            loading={declining.isPending}
            onClick={() => declining.mutate({ path: `${path}/refusal`, body: {} })}
          >
            {available.includes('PublishPlanVersion') ? 'Decline' : 'Take back'}
          </CommandButton>
        </Group>
        <Problem error={publishing.error ?? declining.error} />
      </Stack>
    </Section>
  );
}
