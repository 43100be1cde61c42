import type pg from 'pg';
import type { BackupTable } from './format.ts';

interface Table extends BackupTable {
  /** Tables that its foreign keys name. */
  needs: string[];
}

/**
 * Every table with its columns, each after those that its foreign keys name. What is unlogged would not survive a crash
 * either, and is left out; the queue's own schema too, as it is made again from the outbox.
 */
export async function tablesInOrder(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as table,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as needs
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
     order by c.relname`,
  );
  return ordered(rows);
}

/** @throws when foreign keys go round in a circle, which no order of tables fits. */
function ordered(tables: Table[]): BackupTable[] {
  const done = new Set<string>();
  const inOrder: BackupTable[] = [];
  while (inOrder.length < tables.length) {
    const free = tables.filter(({ table, needs }) => !done.has(table) && needs.every((needed) => done.has(needed)));
    if (free.length === 0) {
      const left = tables.filter(({ table }) => !done.has(table)).map(({ table }) => table);
      throw new Error(`These tables need each other: ${left.join(', ')}`);
    }
    for (const { table, columns } of free) {
      done.add(table);
      inOrder.push({ table, columns });
    }
  }
  return inOrder;
}
