/** Writing plain records: TypeORM words the statement, the transaction at hand runs it. */
import type { DataSource, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Tx } from '../database.ts';

export interface Writing {
  orm: DataSource;
  tx: Tx;
}

/** Inserts one record and answers its id; undefined when a unique value is taken. */
export async function insertRecord<Row extends ObjectLiteral>(
  { orm, tx }: Writing,
  entity: EntitySchema<Row>,
  values: Partial<Row>,
): Promise<string | undefined> {
  const [sql, params] = orm
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(values as Row)
    .orIgnore()
    .returning('id')
    .getQueryAndParameters();
  return (await tx.query<{ id: string }>(sql, params))[0]?.id;
}

/** Changes the record if it still has this version, and counts the version up; false when it has not. */
export async function updateRecord<Row extends { id: string; version: number }>(
  { orm, tx }: Writing,
  entity: EntitySchema<Row>,
  { id, version }: { id: string; version: number },
  changes: Partial<Omit<Row, 'id' | 'version'>>,
): Promise<boolean> {
  const [sql, params] = orm
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: () => 'version + 1' } as object)
    .where('id = :id and version = :version', { id, version })
    .returning('id')
    .getQueryAndParameters();
  return (await tx.query(sql, params)).length === 1;
}

const referable = ['account', 'person', 'product', 'team', 'seller'] as const;

/** Whether a record that another one is to refer to is there. */
export async function recordExists(tx: Tx, table: (typeof referable)[number], id: string): Promise<boolean> {
  return (await tx.query(`select 1 from ${table} where id = $1`, [id])).length === 1;
}
