import { useMe } from '../api/me.ts';
import type { Home } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { countOf, type Place, places } from './places.ts';

/** The places this person has a use for, with how much waits at each. */
export function usePlaces(): { name: string; places: (Place & { waiting: number })[] }[] {
  const me = useMe();
  const home = useResource<Home>('/api/home');
  return places
    .map((group) => ({
      ...group,
      places: group.places
        .filter(({ permission }) => permission === undefined || me?.permissions.includes(permission))
        .map((place) => ({ ...place, waiting: countOf(place, home.data?.body.waiting) })),
    }))
    .filter((group) => group.places.length > 0);
}
