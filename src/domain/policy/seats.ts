/** Seats of one step that are still to be filled, and who can fill them. */
export interface OpenSeats {
  seats: number;
  candidates: readonly string[];
}

/**
 * Can all seats be filled by different people? Nobody fills two seats of one request, so that each step has enough
 * candidates does not suffice. Bipartite matching by augmenting paths (H. W. Kuhn, 1955).
 */
export function canBeFilled(steps: readonly OpenSeats[]): boolean {
  const seats = steps.flatMap(({ seats: count, candidates }) => Array.from({ length: count }, () => candidates));
  const seatOf = new Map<string, number>();
  const place = (seat: number, asked: Set<string>): boolean =>
    (seats[seat] ?? []).some((person) => {
      if (asked.has(person)) return false;
      asked.add(person);
      const held = seatOf.get(person);
      if (held !== undefined && !place(held, asked)) return false;
      seatOf.set(person, seat);
      return true;
    });
  return seats.every((_, seat) => place(seat, new Set()));
}
