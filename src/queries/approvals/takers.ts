import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import type { Actor } from '../../commands/actor.ts';
import { rulingOf } from '../../commands/approval/ruling.ts';
import { seatsToHandOn, whyNotAdded, whyNotHandedOn } from '../../commands/approval/takers.ts';
import { permissionsOf } from '../../commands/permissions.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import type { Tx } from '../../store/database.ts';
import type { Named } from '../names.ts';

/** Everybody who decides approvals, and why they cannot be asked here. */
export interface Takers {
  /** Of the request. */
  version: number;
  /** Whose seat can be handed on, where several must approve. */
  seats: Named[];
  /** Whose seat the answer is about; null: the step goes as a whole. */
  from: string | null;
  items: Taker[];
}

export interface Taker {
  person: Named;
  title: string;
  /** Why they cannot take it over, in words that follow their name; null when they can. */
  handOn: string | null;
  /** Why they cannot be asked in addition. */
  add: string | null;
}

/** For an open step; nobody for any other. `from` left out: the actor's own seat, else the first. */
export async function takersOf(
  reader: Tx,
  { id: actorId }: Pick<Actor, 'id'>,
  stepId: string,
  asked?: string,
): Promise<Takers> {
  const step = await stepOf(reader, stepId);
  const { context } = step.snapshot;
  const { steps } = context;
  if (!steps.some(({ id, status }) => id === stepId && status === 'open')) {
    return { version: step.version, seats: [], from: null, items: [] };
  }
  const deal = { id: step.dealId, ownerId: step.ownerId };
  const [ruling, titles] = await Promise.all([
    rulingOf({ tx: reader, deal }, context),
    reader.query<{ id: string; title: string }>(`select id, title from person where active and title <> ''`),
  ]);
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  const people = ruling.directory.people.filter(
    ({ active, roles }) => active && permissionsOf(roles).has('approval.decide'),
  );
  const waiting = seatsToHandOn(steps, stepId);
  const from = [asked, actorId, waiting[0]].find((id) => id !== undefined && waiting.includes(id)) ?? null;
  return {
    version: step.version,
    seats: ruling.directory.people.filter(({ id }) => waiting.includes(id)).map(({ id, name }) => ({ id, name })),
    from,
    items: people.map(({ id, name }) => ({
      person: { id, name },
      title: titleOf.get(id) ?? '',
      handOn: whyNotHandedOn(steps, { stepId, from, to: id }, step.plan, ruling),
      add: whyNotAdded(steps, stepId, id, ruling),
    })),
  };
}

interface StepOf {
  plan: ResolvedStep;
  dealId: string;
  ownerId: string;
  version: number;
  snapshot: { context: ApprovalContext };
}

async function stepOf(reader: Tx, stepId: string): Promise<StepOf> {
  const [row] = await reader.query<StepOf>(
    `select s.plan, s.deal_id as "dealId", d.owner_id as "ownerId", i.version, i.snapshot
     from approval_step s join deal d on d.id = s.deal_id join instance i on i.id = s.approval_id where s.id = $1`,
    [stepId],
  );
  if (!row) throw new Error(`no approval step ${stepId}`);
  return row;
}
