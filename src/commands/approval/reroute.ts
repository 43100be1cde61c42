import { randomUUID } from 'node:crypto';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import {
  type AskedAnew,
  afterReroute,
  askedAnew,
  matched,
  type Planned,
  replaced,
  strangersTo,
} from '../../../workflows/approval/reroute.ts';
import { approvalsOf, restIsFillable, type Step, undecided } from '../../../workflows/approval/steps.ts';
import { fallbackPeople, type Ruling, whyUnable } from '../../domain/policy/able.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import { resolveRoute } from '../../domain/policy/resolve.ts';
import type { Tx } from '../../store/database.ts';
import type { Instance } from '../../store/instances.ts';
import type { Definition } from '../command.ts';
import { refuse } from '../refusal.ts';
import { contextOf } from '../scene.ts';
import { rulingOf } from './ruling.ts';
import { replanSteps } from './step-rows.ts';

export interface RerouteStepsInput {
  /** Why, for everybody who reads of it. */
  reason: string;
}

/**
 * People left, moved or lost a role: the route of the version is resolved again, by the policy that judged it, against
 * the directory of now. Decisions stay; whoever may still decide stays asked.
 */
export const rerouteSteps: Definition<RerouteStepsInput> = {
  workflow: 'approval',
  async gather({ scene, input: { reason }, target }) {
    const context = contextOf<ApprovalContext>(target as Instance);
    const [ruling, current] = await Promise.all([
      rulingOf(scene, context),
      planned(scene.tx, (target as Instance).id, context.steps),
    ]);
    const { asked, plans, fellBack } = anew(current, ruling);
    const after = afterReroute(context.steps, asked);
    if (JSON.stringify(after) === JSON.stringify(context.steps)) {
      return refuse('not-available', { detail: 'Everybody who is asked may still decide.', available: [] });
    }
    return {
      event: { asked, replaced: replaced(context.steps, after), fellBack, reason },
      write: ({ scene: { tx, deal, at }, instance: approval }) =>
        replanSteps(tx, { approvalId: approval.id, dealId: deal.id }, stepsOf(approval), plans, at),
    };
  },
};

const stepsOf = (approval: Instance): Step[] => contextOf<ApprovalContext>(approval).steps;

async function planned(tx: Tx, approvalId: string, steps: Step[]): Promise<Planned[]> {
  const rows = await tx.query<{ id: string; plan: ResolvedStep }>(
    'select id, plan from approval_step where approval_id = $1',
    [approvalId],
  );
  const plans = new Map(rows.map(({ id, plan }) => [id, plan]));
  return steps.map((step) => ({ step, plan: plans.get(step.id) as ResolvedStep }));
}

interface Anew {
  asked: AskedAnew[];
  plans: Map<string, ResolvedStep>;
  fellBack: string[];
}

function anew(current: Planned[], ruling: Ruling): Anew {
  const steps = current.map(({ step }) => step);
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const wanted = resolveRoute(ruling.route, ruling.policy, ruling.directory, ruling.parties);
  const plans = new Map(matched(current, wanted, randomUUID).map(({ id, plan }) => [id, plan]));
  const asked = [...plans].map(([id, plan]) =>
    askedAnew(stepOf.get(id), id, plan, (person) => whyUnable(person, plan, ruling) === null),
  );
  return withFallback(steps, [...asked, ...stillAdded(current, ruling)], plans, ruling);
}

/** Who was added by hand stays asked while they may decide. */
function stillAdded(current: Planned[], ruling: Ruling): AskedAnew[] {
  return current
    .filter(({ step }) => step.added && (step.status === 'open' || step.status === 'waiting'))
    .map(({ step, plan }) => ({
      ...pick(step),
      candidates: step.candidates.filter((person) => whyUnable(person, plan, ruling) === null),
    }));
}

const pick = ({ id, stage, label, quorum, candidates, fallback }: Step): AskedAnew => ({
  id,
  stage,
  label,
  quorum,
  candidates,
  fallback,
});

/** Where too few are left for the missing seats, the policy's fallback is asked as well: silence never approves. */
function withFallback(steps: Step[], asked: AskedAnew[], plans: Anew['plans'], ruling: Ruling): Anew {
  const reserve = fallbackPeople(ruling);
  const after = afterReroute(steps, asked);
  const isShort = ({ id }: AskedAnew): boolean => {
    const step = after.find((each) => each.id === id) as Step;
    return undecided(after, step).length < step.quorum - approvalsOf(step);
  };
  const allShort = !restIsFillable(after) && !asked.some(isShort);
  const fellBack = asked.filter((each) => allShort || isShort(each)).map(({ id }) => id);
  return {
    plans,
    fellBack: [...new Set([...fellBack, ...newAlarms(steps, asked)])],
    asked: asked.map((each) => (fellBack.includes(each.id) ? withReserve(each, after, reserve) : each)),
  };
}

function withReserve(asked: AskedAnew, after: Step[], reserve: string[]): AskedAnew {
  const candidates = [...new Set([...asked.candidates, ...reserve])];
  const step = after.find(({ id }) => id === asked.id) as Step;
  // Those who came in may have decided already: their approvals count as given again.
  const again = strangersTo(step, asked.candidates) - strangersTo(step, candidates);
  return { ...asked, candidates, quorum: asked.quorum - again, fallback: true };
}

/** Steps that the route itself gave to the fallback, and that were not with it before. */
const newAlarms = (steps: Step[], asked: AskedAnew[]): string[] =>
  asked
    .filter(({ id, fallback }) => fallback && !steps.some((step) => step.id === id && step.fallback))
    .map(({ id }) => id);

/** Running requests that ask the person, and those on deals whose owner they are, or are above. */
export async function requestsTouchedBy(reader: Pick<Tx, 'query'>, personId: string): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `with recursive below(id) as (
       select $1::uuid union select p.id from person p join below b on p.manager_id = b.id
     )
     select r.id from approval_request r join instance i on i.id = r.id and i.state = 'asking'
     where exists (select from approval_step s join approval_candidate c on c.step_id = s.id
         where s.approval_id = r.id and s.status in ('open', 'waiting') and c.person_id = $1)
       or r.deal_id in (select d.id from deal d where d.owner_id in (select id from below))
     order by r.submitted_at, r.id`,
    [personId],
  );
  return rows.map(({ id }) => id);
}
