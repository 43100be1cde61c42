import { addMonths } from '../../../domain/calendar.ts';
import { isDate } from '../draft-structure.ts';

/** The days on which each so many months begin, from `start` on, inside the term. */
export function daysEvery(months: number, start: string, termMonths: number): string[] {
  if (!isDate(start) || !Number.isInteger(termMonths) || termMonths < 1 || termMonths > 120) return [];
  return Array.from({ length: Math.ceil(termMonths / months) }, (_, index) => addMonths(start, index * months));
}
