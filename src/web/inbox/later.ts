/** A moment to which one puts something off. */
export interface Later {
  words: string;
  at: Date;
}

const morning = 9;

/** The usual moments, in the reader's own time; those that come too late for the deadline are left out. */
export function laterThan(now: Date, dueAt: string | null): Later[] {
  const day = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(morning, 0, 0, 0);
    return at;
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const moments: Later[] = [
    { words: 'In one hour', at: new Date(now.getTime() + 3_600_000) },
    { words: 'In three hours', at: new Date(now.getTime() + 3 * 3_600_000) },
    { words: 'Tomorrow at nine', at: day(1) },
    ...(untilMonday === 1 ? [] : [{ words: 'Monday at nine', at: day(untilMonday) }]),
  ];
  return moments.filter(({ at }) => dueAt === null || at.getTime() < Date.parse(dueAt));
}
