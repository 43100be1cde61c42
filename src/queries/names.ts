import type { Reader } from './page.ts';

export interface Named {
  id: string;
  name: string;
}

/** Names of people by id, in one look. */
export async function peopleNamed(reader: Reader, ids: Iterable<string>): Promise<Map<string, Named>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const people = await reader.query<Named>('select id, name from person where id = any($1)', [wanted]);
  return new Map(people.map((person) => [person.id, person]));
}

/** SQL for `{id, name}` of a row that may be missing. */
export const named = (alias: string): string =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;
