import type { DeskRequestContext } from '../../../workflows/desk-request/machine.ts';
import type { Actor } from '../actor.ts';
import type { Asked } from '../command.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { contextOf } from '../scene.ts';

/** What somebody's part in a request lets them do, beside what their permission does. */
export type Part = (actor: Pick<Actor, 'id'>, request: DeskRequestContext) => boolean;

export const asksIt: Part = ({ id }, { askedBy }) => askedBy === id;
export const worksOnIt: Part = ({ id }, { ownerId }) => ownerId === id;
export const mayWorkOnIt: Part = ({ id }, { ownerId }) => ownerId === null || ownerId === id;

/** The same as a rule of a command. */
export const only =
  (part: Part, detail: string) =>
  ({ by, target }: Asked<unknown>): Refusal | undefined => {
    if (by === 'installation' || !target || part(by, contextOf<DeskRequestContext>(target))) return undefined;
    return refuse('forbidden', { detail });
  };
