import type { Tx } from '../../src/store/database.ts';

/** Everything that a deal with an open approval is stored in, and the column each takes a new number or id in. */
const tables = [
  ['deal', "'number', nextval(pg_get_serial_sequence('deal', 'number'))"],
  ['instance'],
  ['quote'],
  ['quote_version'],
  ['approval_request'],
  ['approval_step'],
  ['approval_candidate'],
  ['deadline', "'id', gen_random_uuid()"],
  ['chain_head'],
  ['fact', "'id', nextval(pg_get_serial_sequence('fact', 'id'))"],
] as const;

/** Copies of one deal under new ids, all rows of it; answers the new ids in the order of `ids`. */
export async function copyDeal(tx: Tx, ids: readonly string[], count: number): Promise<string[][]> {
  await tx.query(
    `create function pg_temp.renamed(stored jsonb, names jsonb) returns jsonb language plpgsql as $$
     declare text_of text := stored::text; name record;
     begin
       for name in select key, value from jsonb_each_text(names) loop
         text_of := replace(text_of, name.key, name.value);
       end loop;
       return text_of::jsonb;
     end $$`,
  );
  await tx.query('create temporary table copy (names jsonb)');
  await tx.query(
    `insert into copy select (select jsonb_object_agg(old, gen_random_uuid()) from unnest($1::text[]) old where n > 0)
     from generate_series(1, $2::int) n`,
    [ids, count],
  );
  for (const [table, numbered] of tables) {
    await tx.query(
      `insert into ${table} overriding system value
       select made.* from copy, ${table} of,
         lateral jsonb_populate_record(null::${table},
           pg_temp.renamed(to_jsonb(of), copy.names) || jsonb_build_object(${numbered ?? ''})) made
       where to_jsonb(of)::text like any($1)`,
      [ids.map((id) => `%${id}%`)],
    );
  }
  const copies = await tx.query<{ names: Record<string, string> }>('select names from copy');
  await tx.query('drop table copy');
  await tx.query('drop function pg_temp.renamed');
  return copies.map(({ names }) => ids.map((id) => names[id] as string));
}
