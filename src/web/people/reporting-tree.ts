/** Somebody in the company, by whom they report to. */
interface Reporting {
  id: string;
  name: string;
  managerId: string | null;
}

export interface TreeRow<T> {
  person: T;
  /** 0 at the top of a chain. */
  depth: number;
  /** How many report to them directly. */
  reports: number;
}

/**
 * People in the order of a tree: each one followed by those who report to them, by name. Whoever's manager is not
 * among them stands at the top; so does one person of a circle, that nobody is left out.
 */
export function reportingTree<T extends Reporting>(people: readonly T[]): TreeRow<T>[] {
  const known = new Set(people.map(({ id }) => id));
  const byManager = Map.groupBy(people, ({ managerId }) => (managerId && known.has(managerId) ? managerId : null));
  const rows: TreeRow<T>[] = [];
  const seen = new Set<string>();
  const visit = (person: T, depth: number) => {
    if (seen.has(person.id)) return;
    seen.add(person.id);
    const reports = byManager.get(person.id) ?? [];
    rows.push({ person, depth, reports: reports.length });
    for (const report of byName(reports)) visit(report, depth + 1);
  };
  for (const top of byName(byManager.get(null) ?? [])) visit(top, 0);
  for (const left of byName(people)) visit(left, 0);
  return rows;
}

/** The managers above somebody, nearest first; ends where a circle would begin. */
export function chainAbove<T extends Reporting>(people: ReadonlyMap<string, T>, id: string): T[] {
  const chain: T[] = [];
  const seen = new Set([id]);
  for (let next = people.get(id)?.managerId; next && !seen.has(next); next = people.get(next)?.managerId) {
    const manager = people.get(next);
    if (!manager) break;
    seen.add(next);
    chain.push(manager);
  }
  return chain;
}

function byName<T extends Reporting>(people: readonly T[]): T[] {
  return people.toSorted((a, b) => a.name.localeCompare(b.name));
}
