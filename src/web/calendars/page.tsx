import { Button, Group } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Calendar } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Details } from '../parts/details.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { People } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import { Assign } from './assign.tsx';
import { Attribution } from './attribution.tsx';
import { hoursWords } from './hours-words.ts';
import { isOpenAt, localTime, useNow } from './local-time.ts';
import { ProposedChange } from './proposed-change.tsx';
import { Year } from './year.tsx';

/** One office: when it is open, its holidays, and who works by it. */
export default function CalendarPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useResource<Calendar>(`/api/calendars/${id}`);
  if (data) return <Shown calendar={data.body} />;
  if (!error) return <PageLoading />;
  return (
    <Page title="Calendar">
      <Problem error={error} again={() => void refetch()} />
    </Page>
  );
}

function Shown({ calendar }: { calendar: Calendar }) {
  const { id, name, country, region, timeZone, hours, holidays, version, people, sellers, available, change } =
    calendar;
  const now = useNow();
  const { time } = localTime(timeZone, now);
  return (
    <Page
      title={name}
      beneath={
        <>
          {[country, region].filter(Boolean).join('-')} · {time} there,{' '}
          {isOpenAt(calendar, holidays, now) ? 'open' : 'closed'} ·{' '}
          {version === 0 ? 'not in force yet' : `version ${version}`}
        </>
      }
      actions={
        <Group gap={8}>
          {available.includes('AssignCalendar') && <Assign calendar={calendar} />}
          {available.includes('ProposeCalendar') && (
            <Button component={Link} to={`/calendars/${id}/change`}>
              Propose a change
            </Button>
          )}
        </Group>
      }
    >
      {change && <ProposedChange calendar={calendar} change={change} />}
      <Section title="Hours">
        <Details
          entries={[
            ['Opening hours', hoursWords(hours)],
            ['Time zone', timeZone],
            ['Legal entities', sellers.map((seller) => seller.name).join(', ')],
            ['People', people.length > 0 && <People key="people" who={people} of="and" />],
          ]}
        />
      </Section>
      <Year calendar={calendar} />
      <Attribution />
    </Page>
  );
}
