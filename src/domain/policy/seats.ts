/** Seats of one step that are still to be filled, and who can fill them. */
export interface OpenSeats {
  seats: number;
  candidates: readonly string[];
}

/** Steps that together have more seats than people who can fill them. */
export interface Shortage<Step> {
  steps: Step[];
  seats: number;
  people: string[];
}

/** Can all seats be filled by different people? Nobody fills two seats of one request. */
export const canBeFilled = (steps: readonly OpenSeats[]): boolean => shortage(steps) === undefined;

/**
 * Steps that too few different people can fill, or undefined when every seat can be: that each step has enough
 * candidates does not suffice. Bipartite matching by augmenting paths (H. W. Kuhn, 1955); where a seat finds nobody,
 * the people asked on the way and the seats they hold violate Hall's condition (P. Hall, 1935), which names the steps.
 */
export function shortage<Step extends OpenSeats>(steps: readonly Step[]): Shortage<Step> | undefined {
  const seats = steps.flatMap((step) => Array.from({ length: step.seats }, () => step));
  const seatOf = new Map<string, number>();
  const place = (seat: number, asked: Set<string>): boolean =>
    (seats[seat]?.candidates ?? []).some((person) => {
      if (asked.has(person)) return false;
      asked.add(person);
      const held = seatOf.get(person);
      if (held !== undefined && !place(held, asked)) return false;
      seatOf.set(person, seat);
      return true;
    });
  for (const [seat, step] of seats.entries()) {
    const asked = new Set<string>();
    if (place(seat, asked)) continue;
    const short = new Set([step, ...[...asked].map((person) => seats[seatOf.get(person)!]!)]);
    const named = steps.filter((each) => short.has(each));
    return { steps: named, seats: named.reduce((sum, each) => sum + each.seats, 0), people: [...asked] };
  }
  return undefined;
}
