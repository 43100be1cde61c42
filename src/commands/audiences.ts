import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import type { DeskRequestContext } from '../../workflows/desk-request/machine.ts';
import type { Replaced } from '../../workflows/approval/reroute.ts';
import { undecided } from '../../workflows/approval/steps.ts';
import { type Audience, type Consequence, quoteToCash } from '../../workflows/quote-to-cash.ts';
import type { FactType } from '../../workflows/registry.ts';
import type { RecordedFact } from '../store/facts.ts';
import { contextOf, instance, type Scene } from './scene.ts';
import { standInsOn } from './standing-in.ts';

/** People who are told the same, and why they are when that is not plain. */
export interface Told {
  people: string[];
  because?: string;
  /** Who only looks on may have lost sight of the deal by the time they would be told. */
  whoSee?: true;
}

/** The people an audience stands for, each once. */
export async function peopleIn(scene: Scene, fact: RecordedFact, audience: Audience): Promise<Told[]> {
  if (audience !== 'standIns') {
    const people = [...new Set(await audiences[audience](scene, fact))];
    return [audience === 'watchers' ? { people, whoSee: true } : { people }];
  }
  const { opened } = fact.data as { opened: string[] };
  const anew = replacedAt(fact);
  const found = (await standInsOn(scene.tx, [...opened, ...anew.map(({ stepId }) => stepId)])).filter(
    ({ stepId, fromId }) =>
      opened.includes(stepId) || anew.some((one) => one.stepId === stepId && one.asked.includes(fromId)),
  );
  return [...Map.groupBy(found, ({ fromId }) => fromId).values()].map((standIns) => ({
    people: [...new Set(standIns.map(({ toId }) => toId))],
    because: `You stand in for ${standIns[0]?.fromName}.`,
  }));
}

type Resolve = (scene: Scene, fact: RecordedFact) => string[] | Promise<string[]>;

const audiences: Record<Exclude<Audience, 'standIns'>, Resolve> = {
  owner: ({ deal }) => [deal.ownerId],
  submitter: submitterOf,
  asked: (scene, fact) => candidatesOf(scene, fact, (fact.data as { opened: string[] }).opened),
  askedAnew: (_, fact) => replacedAt(fact).flatMap(({ asked }) => asked),
  released: (_, fact) => replacedAt(fact).flatMap(({ released }) => released),
  delegator: (_, fact) => onBehalfOf(fact),
  calledOff: (scene, fact) => candidatesOf(scene, fact, (fact.data as { cancelled: string[] }).cancelled),
  async waitedFor(scene, fact) {
    const { stepId } = fact.data as { stepId: string };
    const standIns = await standInsOn(scene.tx, [stepId]);
    return [...candidatesOf(scene, fact, [stepId]), ...standIns.map(({ toId }) => toId)];
  },
  async escalatedTo(scene, fact) {
    const { managers, asked } = fact.data as { managers: string[]; asked: string[] };
    const desk = await inRole(scene, 'deal-desk');
    return [...managers, ...desk].filter((person) => !asked.includes(person));
  },
  broughtIn: (_, fact) => (fact.data as { asked: string[] }).asked,
  alarmed: (scene, fact) => (hasFallenBack(scene, fact) ? inRole(scene, 'deal-desk') : []),
  sellingSide: async (scene, fact) => [scene.deal.ownerId, ...(await submitterOf(scene, fact))],
  legal: (scene) => inRole(scene, 'legal'),
  finance: (scene) => inRole(scene, 'finance'),
  desk: (scene) => inRole(scene, 'deal-desk'),
  requester: (scene, fact) => [request(scene, fact).askedBy],
  analyst: analystOf,
  deskManagers: deskManagersOf,
  watchers: watchersOf,
};

/** Where people changed at steps that neither opened nor ended with the fact: those have audiences of their own. */
function replacedAt({ data }: RecordedFact): Replaced[] {
  const { replaced = [], opened, cancelled } = data as { replaced?: Replaced[]; opened: string[]; cancelled: string[] };
  return replaced.filter(({ stepId }) => !opened.includes(stepId) && !cancelled.includes(stepId));
}

/** When people are asked anew only what fell back by that alarms. */
function hasFallenBack(scene: Scene, fact: RecordedFact): boolean {
  const { fellBack } = fact.data as { fellBack?: string[] };
  return fellBack ? fellBack.length > 0 : approval(scene, fact).steps.some((step) => step.fallback);
}

function onBehalfOf({ data }: RecordedFact): string[] {
  const { onBehalfOf: whom } = data as { onBehalfOf?: string };
  return whom === undefined ? [] : [whom];
}

const request = (scene: Scene, fact: RecordedFact) =>
  contextOf<DeskRequestContext>(instance(scene, fact.instanceId as string));

function analystOf(scene: Scene, fact: RecordedFact): string[] | Promise<string[]> {
  const { ownerId } = request(scene, fact);
  return ownerId === null ? inRole(scene, 'deal-desk') : [ownerId];
}

/** The analyst's manager; those of the desk who lead others of it when nobody took the request or nobody leads them. */
async function deskManagersOf(scene: Scene, fact: RecordedFact): Promise<string[]> {
  const { ownerId } = request(scene, fact);
  const leading = await scene.tx.query<{ id: string; ofOwner: boolean }>(
    `with desk as (
       select p.id, p.manager_id from person p join person_role r on r.person_id = p.id
       where r.role = 'deal-desk' and p.active
     )
     select m.id, bool_or(d.id = $1) is true as "ofOwner"
     from person m join desk d on d.manager_id = m.id
     where m.active and (m.id in (select id from desk) or d.id = $1
       or not exists (select from desk l join desk t on t.manager_id = l.id))
     group by m.id, m.name order by m.name`,
    [ownerId],
  );
  const own = leading.filter(({ ofOwner }) => ofOwner);
  return (own.length > 0 ? own : leading).map(({ id }) => id);
}

const approval = (scene: Scene, fact: RecordedFact) =>
  contextOf<ApprovalContext>(instance(scene, fact.instanceId as string));

/** Those whose decision was, or is, still outstanding: who has decided already is not asked and not called off. */
function candidatesOf(scene: Scene, fact: RecordedFact, named: readonly string[]): string[] {
  const { steps } = approval(scene, fact);
  return steps.filter(({ id }) => named.includes(id)).flatMap((step) => undecided(steps, step));
}

async function submitterOf(scene: Scene, fact: RecordedFact): Promise<string[]> {
  const [request] = await scene.tx.query<{ submitted_by: string }>(
    `select submitted_by from approval_request where id = $1
     union all
     select submitted_by from quote_version where quote_id = $1 and version = $2 and submitted_by is not null`,
    [fact.instanceId, (fact.data as { version?: number }).version ?? null],
  );
  return request ? [request.submitted_by] : [];
}

async function inRole(scene: Scene, role: string): Promise<string[]> {
  const people = await scene.tx.query<{ id: string }>(
    `select p.id from person p join person_role r on r.person_id = p.id
     where r.role = $1 and p.active order by p.name`,
    [role],
  );
  return people.map(({ id }) => id);
}

/** Whoever the same fact tells in a part of their own hears of it once. */
async function watchersOf(scene: Scene, fact: RecordedFact): Promise<string[]> {
  const watching = await scene.tx.query<{ id: string }>(
    'select person_id as id from deal_watch where deal_id = $1 order by since, person_id',
    [scene.deal.id],
  );
  if (watching.length === 0) return [];
  const told = new Set<string>();
  for (const consequence of quoteToCash[fact.type as FactType] as Consequence[]) {
    if (!('tell' in consequence) || consequence.tell === 'watchers') continue;
    for (const { people } of await peopleIn(scene, fact, consequence.tell)) for (const id of people) told.add(id);
  }
  return watching.map(({ id }) => id).filter((id) => !told.has(id));
}
