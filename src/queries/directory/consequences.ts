import type { Actor } from '../../commands/actor.ts';
import { requestsTouchedBy } from '../../commands/approval/reroute.ts';
import { changePerson, type PersonChanges } from '../../commands/directory/people.ts';
import { handleIn } from '../../commands/handle.ts';
import { isRefusal, type Refusal } from '../../commands/refusal.ts';
import { seenDeals } from '../../commands/relations.ts';
import { type Database, joined, type Tx } from '../../store/database.ts';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import type { Replaced } from '../../../workflows/approval/reroute.ts';
import { type Step, undecided } from '../../../workflows/approval/steps.ts';
import { contextOf } from '../../commands/scene.ts';
import type { Instance } from '../../store/instances.ts';
import { type Named, peopleNamed } from '../names.ts';

/** What a change of a person would do to the requests that run. */
export interface Consequences {
  /** Running requests that would look anew at whom they ask. */
  requests: number;
  /** How many of them were tried: so many at most. */
  tried: number;
  moves: Move[];
}

/** The same replacement, at one step or at many. */
export interface Move {
  label: string;
  /** Asked before and after. */
  stays: Named[];
  asked: Named[];
  released: Named[];
  /** The policy's fallback is asked, because too few others can decide. */
  fellBack: boolean;
  steps: number;
  /** The requests among deals that the actor may see. */
  requests: { id: string; deal: { id: string; number: string; name: string } }[];
}

const mostTried = 50;

/** Makes the change and everything that follows from it, looks, and undoes it all: nobody is told and nothing stays. */
export async function consequencesOfChange(
  database: Database,
  actor: Actor,
  personId: string,
  changes: PersonChanges,
): Promise<Consequences | Refusal> {
  let seen: Consequences | Refusal | undefined;
  const undo = new Error('looked at, and undone');
  await database
    .transaction(async (tx) => {
      seen = await tried(joined(database, tx), tx, actor, personId, changes);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return seen as Consequences | Refusal;
}

async function tried(
  database: Database,
  tx: Tx,
  actor: Actor,
  personId: string,
  changes: PersonChanges,
): Promise<Consequences | Refusal> {
  const [person] = await tx.query<{ version: number }>('select version from person where id = $1', [personId]);
  const asked = { actor, commandId: `preview ${personId}` };
  const changed = await changePerson(database, asked, { id: personId, version: person?.version ?? 0 }, changes);
  if (isRefusal(changed)) return changed;
  const [follows] = await tx.query(`select from outbox where key = 'reroute-' || $1 || '-' || $2`, [
    personId,
    person?.version,
  ]);
  const requests = follows ? await requestsTouchedBy(tx, personId) : [];
  const chosen = requests.slice(0, mostTried);
  const moved: Rerouted[] = [];
  for (const instanceId of chosen) {
    const input = { reason: 'Looked at beforehand' };
    const answer = await handleIn(tx, { type: 'RerouteSteps', target: { instanceId }, by: 'installation', input });
    if (!isRefusal(answer)) moved.push(await reroutedNow(tx, answer.instance));
  }
  return { requests: requests.length, tried: chosen.length, moves: await movesOf(tx, actor, moved) };
}

interface Rerouted {
  id: string;
  deal: { id: string; number: string; name: string };
  replaced: Replaced[];
  fellBack: string[];
  /** As they are afterwards. */
  steps: Step[];
}

async function reroutedNow(tx: Tx, approval: Instance): Promise<Rerouted> {
  const [row] = await tx.query<Omit<Rerouted, 'steps'>>(
    `select f.instance_id as id, f.data -> 'replaced' as replaced, f.data -> 'fellBack' as "fellBack",
       jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal
     from fact f join deal d on d.id::text = f.subject_id
     where f.instance_id = $1 and f.type = 'StepsRerouted' order by f.seq desc limit 1`,
    [approval.id],
  );
  return { ...(row as Omit<Rerouted, 'steps'>), steps: contextOf<ApprovalContext>(approval).steps };
}

async function movesOf(tx: Tx, actor: Actor, rerouted: Rerouted[]): Promise<Move[]> {
  const [names, visible] = await Promise.all([
    peopleNamed(
      tx,
      rerouted.flatMap(({ replaced, steps }) => [
        ...replaced.flatMap(({ released }) => released),
        ...steps.flatMap(({ candidates }) => candidates),
      ]),
    ),
    seenDeals(
      tx,
      actor,
      rerouted.map(({ deal }) => deal.id),
    ),
  ]);
  const named = (ids: string[]) => ids.flatMap((id) => names.get(id) ?? []);
  const moves = new Map<string, Move>();
  for (const { id, deal, replaced, fellBack, steps } of rerouted) {
    for (const { stepId, label, asked, released } of replaced) {
      const isFallback = fellBack.includes(stepId);
      const step = steps.find((one) => one.id === stepId);
      const stays = step?.status === 'open' ? undecided(steps, step).filter((person) => !asked.includes(person)) : [];
      const key = JSON.stringify([label, stays, asked, released, isFallback]);
      const move = moves.get(key) ?? {
        label,
        stays: named(stays),
        asked: named(asked),
        released: named(released),
        fellBack: isFallback,
        steps: 0,
        requests: [],
      };
      move.steps += 1;
      if (visible.has(deal.id)) move.requests.push({ id, deal });
      moves.set(key, move);
    }
  }
  return [...moves.values()].sort((one, other) => other.steps - one.steps);
}
