import { daysInMs } from '../clock.ts';
import type { Random } from '../random.ts';

/** How busy a calendar month is, January first: quarters end strongly, August and the holidays are quiet. */
const seasons = [6, 7, 12, 7, 8, 13, 6, 4, 12, 8, 9, 14] as const;
/** From opening a deal to its close, as most go. */
const usualDays = 36;

/** Days before the present, oldest first, on which so many deals were opened: the business grows, and has its seasons. */
export function openingDays(
  random: Random,
  present: number,
  { deals, oldest, newest }: { deals: number; oldest: number; newest: number },
): number[] {
  const weightOf = (age: number): number => {
    const closing = new Date(present - daysInMs(age - usualDays));
    const growth = 100 + Math.round((90 * (oldest - age)) / oldest);
    return (seasons[closing.getUTCMonth()] as number) * growth;
  };
  const heaviest = 14 * 190;
  const ages: number[] = [];
  while (ages.length < deals) {
    const age = random.whole(newest, oldest);
    if (random.whole(1, heaviest) <= weightOf(age)) ages.push(age);
  }
  return ages.sort((one, other) => other - one);
}
