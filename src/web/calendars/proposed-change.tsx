import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Calendar } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { DateText } from '../parts/date-text.tsx';
import { dateWords, momentWords } from '../parts/formats.ts';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { hoursWords } from './hours-words.ts';

type Change = NonNullable<Calendar['change']>;

/** What somebody wants changed, what it would move, and the second person's choice. */
export function ProposedChange({ calendar, change }: { calendar: Calendar; change: Change }) {
  const [correct, setCorrect] = useState(false);
  const publishing = useWrite();
  const declining = useWrite();
  const { available } = calendar;
  const differences = differencesOf(calendar, change.content);
  return (
    <Section title={calendar.version === 0 ? 'Proposed office' : 'Proposed change'}>
      <Stack gap="sm">
        <Text>
          <Person who={change.proposedBy} /> <DateText value={change.proposedAt} ago />
          {change.note && `: ${change.note}`}
        </Text>
        {calendar.version > 0 && (
          <ul>
            {differences.length === 0 && <li>Nothing would differ.</li>}
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
        {change.affected.length > 0 && (
          <PlainTable
            label="Running steps that would be due at another time"
            columns={[
              { id: 'deal', head: 'Deal', cell: ({ dealNumber }) => dealNumber },
              { id: 'step', head: 'Step', cell: ({ label }) => label },
              { id: 'due', head: 'Due', cell: ({ dueAt }) => momentWords(dueAt) },
              { id: 'new', head: 'Would be due', cell: ({ newDueAt }) => momentWords(newDueAt) },
            ]}
            rows={change.affected}
            rowKey={({ stepId }) => stepId}
          />
        )}
        {available.includes('PublishCalendar') && change.affected.length > 0 && (
          <Checkbox
            label="Move these deadlines too; each is recorded on its deal. Otherwise they stay as they are."
            checked={correct}
            onChange={(event) => setCorrect(event.currentTarget.checked)}
          />
        )}
        {!available.includes('PublishCalendar') && (
          <Text c="dimmed">It counts once a second person has put it in force.</Text>
        )}
        <Group gap={8}>
          <CommandButton
            command="PublishCalendar"
            available={available}
            variant="filled"
            loading={publishing.isPending}
            onClick={() =>
              publishing.mutate({
                path: `/api/calendar-changes/${change.id}/publication`,
                body: { correctDeadlines: correct },
              })
            }
          >
            Put in force
          </CommandButton>
          <CommandButton
            command="DeclineCalendar"
            available={available}
            loading={declining.isPending}
            onClick={() => declining.mutate({ path: `/api/calendar-changes/${change.id}/refusal`, body: {} })}
          >
            {available.includes('PublishCalendar') ? 'Decline' : 'Take back'}
          </CommandButton>
        </Group>
        <Problem error={publishing.error ?? declining.error} />
      </Stack>
    </Section>
  );
}

/** What would be otherwise, a line each. */
function differencesOf(now: Calendar, then: Change['content']): string[] {
  const kept = new Map(now.holidays.map(({ date, name }) => [date, name]));
  const wanted = new Set(then.holidays.map(({ date }) => date));
  const named = (holidays: Calendar['holidays']) =>
    holidays.map(({ date, name }) => `${dateWords(date)} (${name})`).join(', ');
  const added = then.holidays.filter(({ date }) => !kept.has(date));
  const removed = now.holidays.filter(({ date }) => !wanted.has(date));
  return [
    now.name !== then.name && `Name: ${then.name}`,
    now.timeZone !== then.timeZone && `Time zone: ${then.timeZone}`,
    hoursWords(now.hours) !== hoursWords(then.hours) && `Opening hours: ${hoursWords(then.hours)}`,
    added.length > 0 && `Closed on ${named(added)}`,
    removed.length > 0 && `Open again on ${named(removed)}`,
  ].filter((line): line is string => typeof line === 'string');
}
