import { ActionIcon, Group } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { addDays, lastDayOf } from '../../domain/calendar.ts';
import type { Calendar } from '../api/types.ts';
import { dateWords } from '../parts/formats.ts';
import { Section } from '../parts/page.tsx';
import { weekdayNames } from './hours-words.ts';
import { localTime, useNow } from './local-time.ts';
import classes from './year.module.css';

/** A year of an office: closed weekdays quiet, holidays marked, and named beneath. */
export function Year({ calendar: { timeZone, hours, holidays } }: { calendar: Calendar }) {
  const today = localTime(timeZone, useNow()).date;
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const named = new Map(holidays.map(({ date, name }) => [date, name]));
  const ofYear = holidays.filter(({ date }) => date.startsWith(`${year}-`));
  return (
    <Section
      title={`Holidays ${year}`}
      aside={
        <Group gap={4}>
          <ActionIcon variant="default" aria-label="Year before" onClick={() => setYear(year - 1)}>
            <ChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="Next year" onClick={() => setYear(year + 1)}>
            <ChevronRight size={16} />
          </ActionIcon>
        </Group>
      }
    >
      <div className={classes.year} aria-hidden="true">
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} first={`${year}-${String(month + 1).padStart(2, '0')}-01`}>
            {(date, weekday) => ({
              kind: named.has(date) ? 'holiday' : (hours[String(weekday)] ?? []).length === 0 ? 'closed' : 'open',
              title: named.get(date),
              isToday: date === today,
            })}
          </Month>
        ))}
      </div>
      {ofYear.length === 0 ? (
        <p className={classes.none}>No holidays of this year are kept. Propose a change to add them.</p>
      ) : (
        <ul className={classes.names}>
          {ofYear.map(({ date, name }) => (
            <li key={date} data-past={date < today || undefined}>
              <time dateTime={date}>
                {weekdayNames[weekdayOf(date) - 1]} {dateWords(date)}
              </time>
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface Day {
  kind: 'holiday' | 'closed' | 'open';
  title: string | undefined;
  isToday: boolean;
}

function Month({ first, children }: { first: string; children: (date: string, weekday: number) => Day }) {
  const last = lastDayOf(first, 1);
  const days = Array.from({ length: Number(last.slice(8)) }, (_, index) => addDays(first, index));
  const name = new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${first}T00:00:00Z`),
  );
  return (
    <div>
      <h3 className={classes.month}>{name}</h3>
      <div className={classes.days}>
        {days.map((date, index) => {
          const weekday = weekdayOf(date);
          const { kind, title, isToday } = children(date, weekday);
          return (
            <span
              key={date}
              data-kind={kind}
              data-today={isToday || undefined}
              title={title}
              style={index === 0 ? { gridColumnStart: weekday } : undefined}
            >
              {index + 1}
            </span>
          );
        })}
      </div>
    </div>
  );
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
