import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Calendar } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { HolidaysField } from './holidays-field.tsx';
import { openingsOf, openingsWords, weekdayNames } from './hours-words.ts';

/** Everything of an office's calendar, proposed as a whole. */
export function CalendarForm({
  calendar,
  onDone,
}: {
  calendar: Calendar | undefined;
  onDone: (calendar: Calendar) => void;
}) {
  const [office, setOffice] = useState(() => officeOf(calendar));
  const [hours, setHours] = useState(() => hoursOf(calendar));
  const [holidays, setHolidays] = useState<Calendar['holidays']>(calendar?.holidays ?? []);
  const { mutate, error, isPending } = useWrite<Calendar>({ onDone: ({ body }) => onDone(body) });
  const read = hours.map(openingsOf);
  const field = (name: keyof typeof office) => ({
    value: office[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setOffice({ ...office, [name]: value }),
    error: fieldError(error, `/${name}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const body = {
          ...office,
          region: office.region || null,
          hours: Object.fromEntries(read.map((openings, index) => [String(index + 1), openings ?? []])),
          holidays,
        };
        mutate({ path: calendar ? `/api/calendars/${calendar.id}/changes` : '/api/calendars', body });
      }}
    >
      <Stack gap="md" maw={760}>
        <Section title="Office">
          <Stack gap="sm">
            <Group grow align="flex-start">
              <TextInput label="Name" required data-autofocus {...field('name')} />
              <Select
                label="Time zone"
                required
                searchable
                data={Intl.supportedValuesOf('timeZone')}
                value={office.timeZone || null}
                onChange={(timeZone) => setOffice({ ...office, timeZone: timeZone ?? '' })}
                error={fieldError(error, '/timeZone')}
              />
            </Group>
            <Group grow align="flex-start">
              <TextInput
                label="Country"
                description="Two letters, like DE"
                required
                maxLength={2}
                {...field('country')}
              />
              <TextInput label="Region" description="Its code, where holidays differ: BY" {...field('region')} />
            </Group>
          </Stack>
        </Section>
        <Section title="Opening hours">
          <Stack gap={6}>
            {weekdayNames.map((name, index) => (
              <Group key={name} gap={12} wrap="nowrap" align="flex-start">
                <span style={{ width: 36, paddingTop: 6 }} aria-hidden="true">
                  {name}
                </span>
                <TextInput
                  aria-label={`Opening hours on ${name}`}
                  placeholder="Closed"
                  style={{ flex: 1, maxWidth: 340 }}
                  value={hours[index]}
                  onChange={({ currentTarget: { value } }) => setHours(hours.with(index, value))}
                  error={
                    read[index]
                      ? fieldError(error, `/hours/${index + 1}`)
                      : 'Write 09:00-17:00, or 09:00-12:00, 13:00-17:00.'
                  }
                />
              </Group>
            ))}
          </Stack>
        </Section>
        <HolidaysField country={office.country} region={office.region} value={holidays} onChange={setHolidays} />
        <Textarea label="Why" description="For who puts it in force" autosize minRows={2} {...field('note')} />
        <Problem error={error} />
        <Group>
          <Button type="submit" loading={isPending} disabled={read.includes(undefined)}>
            Propose
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const officeOf = (calendar: Calendar | undefined) => ({
  name: calendar?.name ?? '',
  country: calendar?.country ?? '',
  region: calendar?.region ?? '',
  timeZone: calendar?.timeZone ?? '',
  note: '',
});

const hoursOf = (calendar: Calendar | undefined): string[] =>
  weekdayNames.map((_, index) => {
    if (!calendar) return index < 5 ? '09:00-17:00' : '';
    return openingsWords(calendar.hours[String(index + 1)] ?? []).replaceAll(' and ', ', ');
  });
