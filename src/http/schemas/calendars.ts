import { country, idParam, instant, line, plainDate, prose, z } from './common.ts';
import { availableField, personRef } from './deal-desk/assessment.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write a time as HH:MM.');
const openings = z.array(z.strictObject({ from: clockTime, to: clockTime })).max(6);
export const holidaySchema = z.strictObject({ date: plainDate, name: line(120) });

const office = {
  name: line(80),
  country,
  region: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,10}$/, 'Write the region’s code, like "BY".')
    .nullable(),
  timeZone: line(60),
  hours: z
    .record(z.string().regex(/^[1-7]$/, 'Weekdays are 1 (Monday) to 7.'), openings)
    .openapi({ description: 'By ISO weekday, 1 (Monday) to 7, in local time; a weekday without hours is closed' }),
};

const contentSchema = z.strictObject({ ...office, holidays: z.array(holidaySchema).max(2_000) });
export const calendarBody = contentSchema.extend({ note: prose(1_000).default('') }).openapi('CalendarProposal');

const version = z.int().min(0).openapi({ description: '0: proposed, and not in force yet' });

export const calendarRowSchema = z
  .strictObject({
    id: idParam,
    ...office,
    version,
    people: z.int(),
    sellers: z.array(personRef),
    nextHolidays: z.array(holidaySchema),
    changeProposed: z.boolean(),
  })
  .openapi('CalendarRow');
export const calendarsSchema = z.strictObject({ items: z.array(calendarRowSchema) });

export const calendarSchema = z
  .strictObject({
    id: idParam,
    ...office,
    holidays: z.array(holidaySchema),
    version,
    people: z.array(personRef),
    sellers: z.array(personRef),
    available: availableField,
    change: z
      .strictObject({
        id: idParam,
        content: contentSchema,
        note: z.string(),
        proposedBy: personRef,
        proposedAt: instant,
        affected: z
          .array(
            z.strictObject({
              stepId: idParam,
              approvalId: idParam,
              dealNumber: z.string(),
              label: z.string(),
              dueAt: instant,
              newDueAt: instant,
            }),
          )
          .openapi({ description: 'Running steps that would be due at another time' }),
      })
      .nullable(),
  })
  .openapi('Calendar');

export const publicationBody = z.strictObject({
  correctDeadlines: z
    .boolean()
    .default(false)
    .openapi({ description: 'Move the running deadlines too, each by a fact of its deal; else they stay' }),
});
export const assignmentBody = z.strictObject({
  people: z.array(idParam).max(500).default([]),
  sellers: z.array(idParam).max(100).default([]),
});

export const holidaysQuery = z.strictObject({
  country,
  region: office.region.unwrap().optional(),
  year: z
    .string()
    .regex(/^(19|20|21)\d\d$/, 'Write a year.')
    .transform(Number)
    .pipe(z.int())
    .openapi({ type: 'integer' }),
});
const namedCode = z.strictObject({ code: z.string(), name: z.string() });
export const holidaysSchema = z.strictObject({
  items: z.array(holidaySchema),
  regions: z.array(namedCode).openapi({ description: 'Of the country' }),
});
