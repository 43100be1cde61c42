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

/** The people whom each of these records names by id, wherever in it. */
export async function peopleIn(reader: Reader, records: readonly object[]): Promise<Named[][]> {
  const mentioned = records.map((record) => new Set(JSON.stringify(record).match(uuids)));
  const people = await peopleNamed(
    reader,
    mentioned.flatMap((ids) => [...ids]),
  );
  return mentioned.map((ids) => [...ids].flatMap((id) => people.get(id) ?? []));
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** SQL for `{id, name}` of a row that may be missing. */
export const named = (alias: string): string =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;
