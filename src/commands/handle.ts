import { randomUUID } from 'node:crypto';
import { workflows } from '../../workflows/registry.ts';
import { available, begin, decide, type Emitted, stateName } from '../../workflows/workflow.ts';
import type { Database, Tx } from '../store/database.ts';
import { type Chain, openChain, type RecordedFact } from '../store/facts.ts';
import { advanced, type Instance, insertInstance, updateInstance } from '../store/instances.ts';
import { addEffects, type KeyedEffect } from '../store/outbox.ts';
import { availableTo } from './available.ts';
import type { Answer, Asked, Asker, Command, Definition, Gathered } from './command.ts';
import { consequencesOf } from './consequences.ts';
import { type CommandType, definitions } from './definitions.ts';
import { projectDeal } from './deal-projection.ts';
import { isHistory, isRefusal, type Refusal, refuse } from './refusal.ts';
import { lockScene, type Scene } from './scene.ts';

export interface HandleOptions {
  /** Effects are recorded as carried out already: for histories that are loaded, not lived. */
  effectsDone?: boolean;
}

/** Facts may ask for further commands of the same deal; a longer chain of causes is a bug in the map. */
const longestChain = 8;

/**
 * The one path of every change to a deal: lock → gather → decide → commit (state + facts + outbox), with everything
 * that the facts ask of the same deal in the same transaction.
 */
export function handle(database: Database, command: Command<CommandType>, options: HandleOptions = {}) {
  return database.transaction((tx) => handleIn(tx, command, options));
}

/** As `handle`, inside the caller's transaction. */
export async function handleIn(
  tx: Tx,
  command: Command<CommandType>,
  options: HandleOptions = {},
): Promise<Answer | Refusal> {
  const scene = await lockScene(tx, command.target, command.by);
  if (!scene) return notFound;
  if (scene.deal.origin === 'imported') return isHistory;
  const definition = definitions[command.type] as Definition<unknown>;
  const target = 'instanceId' in command.target ? theInstance(scene, command.target.instanceId) : undefined;
  if (target?.workflow !== (definition.begins ? definition.from : definition.workflow)) return notFound;
  const refusal = isPermitted(definition, command.by) ?? isFresh(command, target, scene);
  if (refusal) return refusal;

  const { by, input, commandId } = command;
  const asked = { scene, by, input, target, commandId };
  const course: Course = { scene, cause: command };
  const first = await take(course, command.type, asked);
  if (isRefusal(first)) return first;
  const effects = await follow(course, first.facts, 1);
  // One statement each, so that none is asked any more when another fails.
  await Promise.all([course.chain?.write(), addEffects(tx, effects, options.effectsDone), projectDeal(scene)]);
  return { dealId: scene.deal.id, instance: theInstance(scene, first.instance.id) as Instance };
}

/** One command and all that it leads to. */
interface Course {
  scene: Scene;
  cause: Pick<Command, 'type' | 'by' | 'commandId'>;
  /** Of the deal's facts, from the first of them on; they are written when the course is over. */
  chain?: Chain;
}

interface Taken {
  instance: Instance;
  facts: RecordedFact[];
}

/** Gathers, lets the machine decide, and stores the state; the facts are in the chain. */
async function take(course: Course, type: CommandType, asked: Asked<unknown>): Promise<Taken | Refusal> {
  const { scene, cause } = course;
  const definition = definitions[type] as Definition<unknown>;
  const barred = await definition.may?.(asked);
  if (barred) return barred;
  // Before anything is read or numbered for it: what the machine does not look at now is refused as such.
  if (!definition.begins && !offered(asked.target as Instance).includes(type)) {
    return notAvailable(asked.target as Instance, type, asked.by);
  }
  const gathered = await definition.gather(asked);
  if (isRefusal(gathered)) return gathered;
  const moved = definition.begins ? started(definition, gathered) : decided(asked, type, gathered);
  if (isRefusal(moved)) return moved;
  const { instance } = moved;
  const [chain] = await Promise.all([
    course.chain ?? openChain(scene.tx, { kind: 'deal', id: scene.deal.id }),
    definition.begins
      ? insertInstance(scene.tx, scene.deal.id, instance, scene.at)
      : updateInstance(scene.tx, asked.target as Instance, instance, scene.at),
  ]);
  course.chain = chain;
  scene.instances = [...scene.instances.filter(({ id }) => id !== instance.id), instance];
  await gathered.write?.({ scene, instance });
  const facts = chain.append(
    moved.facts.map(({ type: factType, ...data }) => ({
      type: factType,
      data,
      instanceId: instance.id,
      by: cause.by === 'installation' ? null : cause.by.id,
      at: scene.at,
      commandId: cause.commandId,
    })),
  );
  return { instance, facts };
}

interface Stepped {
  instance: Instance;
  facts: Emitted[];
}

function started({ workflow }: Definition<unknown>, gathered: Gathered): Stepped {
  const { machine, version } = workflows[workflow];
  const { next, facts } = begin(machine, gathered.event);
  const instance: Instance = {
    id: gathered.id ?? randomUUID(),
    workflow,
    workflowVersion: version,
    version: 1,
    state: stateName(next),
    snapshot: next,
  };
  return { instance, facts };
}

function decided({ by, ...asked }: Asked, type: string, gathered: Gathered): Stepped | Refusal {
  const target = asked.target as Instance;
  const answer = decide(workflows[target.workflow].machine, target.snapshot, { ...gathered.event, type });
  if ('notAvailable' in answer) return notAvailable(target, type, by);
  return { instance: advanced(target, answer.next), facts: answer.facts };
}

const offered = ({ workflow, snapshot }: Instance): string[] => available(workflows[workflow].machine, snapshot);

const notAvailable = (target: Instance, type: string, by: Asker): Refusal =>
  refuse('not-available', {
    detail: `The ${target.workflow} is ${target.state}: ${type} is not possible now.`,
    available: by === 'installation' ? offered(target) : availableTo(by, target),
  });

/** Does what the facts ask inside the transaction; answers what follows outside it. */
async function follow(course: Course, facts: RecordedFact[], depth: number): Promise<KeyedEffect[]> {
  const { scene, cause } = course;
  const { effects, followUps } = await consequencesOf(scene, facts, cause.by);
  if (followUps.length > 0 && depth > longestChain) throw new Error(`the facts of ${cause.type} never come to an end`);
  for (const { type, targetId, input } of followUps) {
    const target = targetId === null ? undefined : theInstance(scene, targetId);
    const taken = await take(course, type, { scene, by: cause.by, input, target });
    if (isRefusal(taken)) throw new Error(`${type}, asked by a fact, was refused: ${taken.detail}`);
    effects.push(...(await follow(course, taken.facts, depth + 1)));
  }
  return effects;
}

const notFound = refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });

const theInstance = (scene: Scene, id: string): Instance | undefined => scene.instances.find((one) => one.id === id);

/** People give the commands that name a permission, the installation those that name none or say that it may too. */
function isPermitted({ permission, byInstallation }: Definition<unknown>, by: Asker): Refusal | undefined {
  const may =
    by === 'installation' ? byInstallation || permission === undefined : permission && by.permissions.has(permission);
  if (may) return undefined;
  return refuse('forbidden', { detail: `This needs the permission ${permission ?? 'of the installation itself'}.` });
}

function isFresh({ expected }: Command, target: Instance | undefined, scene: Scene): Refusal | undefined {
  const current = target?.version ?? scene.deal.version;
  if (expected === undefined || expected === current) return undefined;
  return refuse('stale', { detail: 'This was changed since you read it. Read it again and decide on what it is now.' });
}
