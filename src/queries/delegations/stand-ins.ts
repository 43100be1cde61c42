import type { Actor } from '../../commands/actor.ts';
import { mayArrangeFor, momentsOf } from '../../commands/delegation/delegation.ts';
import { circleOf, type Deputy, whyNotStandIn } from '../../commands/delegation/stand-ins.ts';
import { calendarOfPerson } from '../../commands/gather/calendar.ts';
import type { Named } from '../names.ts';
import type { Reader } from '../page.ts';

/** Who could stand in for somebody, and what an arrangement can be limited to. */
export interface StandIns {
  /** By whose calendar the days count. */
  office: { name: string; timeZone: string };
  regions: string[];
  items: { person: Named; title: string; whyNot: string | null }[];
}

export interface Asked {
  /** Who is away; the actor when left out. */
  from?: string;
  firstDay?: string;
  lastDay?: string;
}

/** Undefined when the actor may not arrange it for that person. Without both days a circle is not looked for. */
export async function standInsFor(
  reader: Reader,
  actor: Actor,
  { from = actor.id, firstDay, lastDay }: Asked,
): Promise<StandIns | undefined> {
  if (from !== actor.id && !(await mayArrangeFor(reader, actor, from))) return undefined;
  const { name, timeZone } = await calendarOfPerson(reader, from);
  const days = firstDay && lastDay ? { firstDay, lastDay } : undefined;
  const circle = days ? await circleOf(reader, from, await momentsOf(reader, days, timeZone)) : new Set<string>();
  const [people, regions] = await Promise.all([
    reader.query<Deputy & { title: string }>(
      `select id, name, title, active, array(select role from person_role where person_id = person.id) as roles
       from person where active or id = $1 order by name, id`,
      [from],
    ),
    reader.query<{ region: string }>('select distinct region from account order by region'),
  ]);
  const absent = people.find(({ id }) => id === from);
  if (!absent) return undefined;
  const isOther = from !== actor.id;
  return {
    office: { name, timeZone },
    regions: regions.map(({ region }) => region),
    items: people
      .filter(({ id }) => id !== from)
      .map(({ title, ...person }) => ({
        person: { id: person.id, name: person.name },
        title,
        whyNot:
          isOther && person.id === actor.id
            ? 'arranges it, and nobody names themselves'
            : whyNotStandIn(person, { from: absent, circle }),
      })),
  };
}
