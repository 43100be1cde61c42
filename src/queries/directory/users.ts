import { canSignIn } from '../../commands/session/invite.ts';
import { linkHours } from '../../commands/session/password-link.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface User {
  id: string;
  email: string;
  name: string;
  title: string;
  managerId: string | null;
  teamId: string | null;
  active: boolean;
  roles: string[];
  /** By whose calendar their days count. */
  office: { id: string; name: string; timeZone: string } | null;
  access: 'ready' | 'invited' | 'invitation-over' | 'not-invited';
  version: number;
}

export interface UserFilter {
  /** Part of name or e-mail address. */
  q?: string;
  role?: string;
  team?: string;
  active?: boolean;
}

/** People by name. */
export async function listUsers(reader: Reader, asked: PageAsked & UserFilter): Promise<Page<User>> {
  const { limit, cursor, q, role, team, active } = asked;
  const rows = await reader.query<User & { key: string }>(
    `${select}, lower(p.name) as key from person p
     where ($1::text is null or (lower(p.name), p.id) > ($1, $2))
       and ($3::text is null or position(lower($3) in lower(p.name || ' ' || p.email)) > 0)
       and ($4::text is null or exists (select 1 from person_role r where r.person_id = p.id and r.role = $4))
       and ($5::uuid is null or p.team_id = $5)
       and ($6::boolean is null or p.active = $6)
     order by lower(p.name), p.id limit $7`,
    [cursor?.[0] ?? null, cursor?.[1] ?? null, q ?? null, role ?? null, team ?? null, active ?? null, limit + 1],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...user }) => user), next };
}

export async function readUser(reader: Reader, id: string): Promise<User | undefined> {
  return (await reader.query<User>(`${select} from person p where p.id = $1`, [id]))[0];
}

const select = `select p.id, p.email, p.name, p.title, p.manager_id as "managerId", p.team_id as "teamId", p.active,
  array(select role from person_role where person_id = p.id order by role) as roles, p.version,
  (select jsonb_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone) from calendar c
    where c.id = p.calendar_id) as office,
  case when ${canSignIn('p')} then 'ready'
    when p.invited_at is null then 'not-invited'
    -- The letter may be on its way still: its link lasts from when it is sent.
    when p.invited_at > clock() - make_interval(hours => ${linkHours.invitation}) then 'invited'
    else 'invitation-over' end as access`;
