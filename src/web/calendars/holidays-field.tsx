import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { read } from '../api/client.ts';
import type { Calendar } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { dateWords } from '../parts/formats.ts';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './holidays-field.module.css';

type Holidays = Calendar['holidays'];

interface Props {
  country: string;
  region: string;
  value: Holidays;
  onChange: (holidays: Holidays) => void;
}

/** The days on which the office is closed: proposed for a country and year, added and taken out one by one. */
export function HolidaysField({ country, region, value, onChange }: Props) {
  const [year, setYear] = useState(() => String(new Date().getFullYear() + 1));
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [regions, setRegions] = useState('');
  const add = (more: Holidays) => {
    const known = new Set(value.map((holiday) => holiday.date));
    const added = more.filter((holiday) => !known.has(holiday.date));
    onChange([...value, ...added].sort((a, b) => a.date.localeCompare(b.date)));
  };
  const propose = async () => {
    setError(null);
    try {
      const address = withQuery('/api/holidays', { country, region, year });
      const { body } = await read<{ items: Holidays; regions: { code: string; name: string }[] }>(address);
      add(body.items);
      setRegions(body.regions.map(({ code, name }) => `${code} ${name}`).join(', '));
    } catch (problem) {
      setError(problem as Error);
    }
  };
  return (
    <Section title={`Holidays (${value.length})`}>
      <Group gap={8} align="flex-end">
        <TextInput label="Year" w={90} value={year} onChange={(event) => setYear(event.currentTarget.value)} />
        <Button variant="default" onClick={() => void propose()} disabled={country.length !== 2}>
          Propose public holidays
        </Button>
      </Group>
      <Problem error={error} />
      {regions !== '' && region === '' && <p className={classes.regions}>Regions with days of their own: {regions}</p>}
      <ul className={classes.list}>
        {value.map((holiday) => (
          <li key={holiday.date}>
            <time dateTime={holiday.date}>{dateWords(holiday.date)}</time>
            <span>{holiday.name}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${dateWords(holiday.date)}, ${holiday.name}`}
              onClick={() => onChange(value.filter((other) => other.date !== holiday.date))}
            >
              <X size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Group gap={8} align="flex-end">
        <TextInput label="Day" type="date" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
        <TextInput label="Name of the holiday" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button
          variant="default"
          disabled={date === '' || name.trim() === ''}
          onClick={() => {
            add([{ date, name: name.trim() }]);
            setDate('');
            setName('');
          }}
        >
          Add a day
        </Button>
      </Group>
    </Section>
  );
}
