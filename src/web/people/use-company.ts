import { useEffect } from 'react';
import type { Role, Team, User } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { wordsFor } from '../parts/words.ts';

export interface Company {
  people: readonly User[] | undefined;
  byId: ReadonlyMap<string, User>;
  roles: readonly Role[];
  teams: readonly Team[];
  roleTitle(role: string): string;
  teamName(id: string | null): string;
  error: Error | null;
  again(): void;
}

/** Everybody with roles and teams. The tree needs all people at once; a company fits into a few pages. */
export function useCompany(): Company {
  const users = useList<User>('/api/users', { limit: 200 });
  const roles = useResource<{ items: Role[] }>('/api/roles').data?.body.items ?? [];
  const teams = useResource<{ items: Team[] }>('/api/teams').data?.body.items ?? [];
  const { more } = users;
  useEffect(() => more?.(), [more]);
  return {
    people: users.rows,
    byId: new Map(users.rows?.map((person) => [person.id, person])),
    roles,
    teams,
    roleTitle: (role) => roles.find(({ name }) => name === role)?.title ?? wordsFor(role),
    teamName: (id) => teams.find((team) => team.id === id)?.name ?? '',
    error: users.error,
    again: users.again,
  };
}
