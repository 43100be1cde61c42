import type { Directory } from '../../domain/policy/directory.ts';
import type { Tx } from '../../store/database.ts';

/** Everybody who could be asked, with roles and manager, as a route is resolved against them. */
export async function directory(tx: Tx): Promise<Directory> {
  const people = await tx.query<Directory['people'][number]>(
    `select p.id, p.name, lower(p.email) as handle, p.active, p.manager_id as "managerId",
       coalesce((select array_agg(r.role order by r.role) from person_role r where r.person_id = p.id), '{}') as roles
     from person p order by p.name, p.id`,
  );
  const roles = await tx.query<{ name: string; title: string }>('select name, title from role');
  return { people, limits: [], roleTitles: Object.fromEntries(roles.map(({ name, title }) => [name, title])) };
}
