import type { Actor } from '../../commands/actor.ts';
import type { Reader } from '../page.ts';
import { todayOf } from './plans.ts';
import { seenPay } from './sight.ts';
import { type PlanStanding, plansPaying, standingIn } from './standing.ts';

/** By which plans somebody is paid today and where they stand; nothing for who may not see it. */
export async function compensationOfPerson(reader: Reader, actor: Actor, personId: string): Promise<PlanStanding[]> {
  if (!(await seenPay(reader, actor, [personId])).has(personId)) return [];
  const on = await todayOf(reader);
  const paid = await plansPaying(reader, [personId], on);
  return Promise.all(paid.map((one) => standingIn(reader, one, { on, actor })));
}
