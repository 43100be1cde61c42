import { setTimeout as pause } from 'node:timers/promises';
import { type Random, seededRandom } from '../../src/demo/random.ts';
import type { Cast } from './cast.ts';
import { type Installation, installation, type Role } from './installation.ts';
import { effectsAreDone } from './invariants.ts';
import { newStory, type Story, tell } from './story.ts';

export interface Killing {
  /** SIGKILLs, at random moments. */
  kills: number;
  /** The same seed kills at the same requests; what is under way then is for the machine to say. */
  seed: number;
  /** One process, or one of each role. */
  roles: Role[];
  settings: Record<string, string>;
  /** Where the database is now. */
  databaseUrl(): Promise<string>;
  /** What else dies, at one in so many of the kills. */
  alsoKill?: { share: number; kill(): Promise<void> };
}

export interface Killed {
  stories: Story[];
  /** What was killed, and after how many ms it served again. */
  kills: { who: string; healed: number }[];
}

/**
 * Tells stories, one after the other, while processes of the product are killed and started again, until so many kills
 * are done and the last story is told to its end. Everything is stopped then.
 */
export async function killing(
  cast: Cast,
  { kills: wanted, seed, roles, settings, databaseUrl, alsoKill }: Killing,
): Promise<Killed> {
  const random = seededRandom(seed);
  const place = await installation(settings);
  await startAll(place, roles);
  const killed: Killed = { stories: [], kills: [] };
  let outage = Promise.resolve();
  let requests = random.whole(1, 12);
  const asking = (): void => {
    if (--requests !== 0) return;
    // Mostly inside the request, sometimes while a paper is printed or letters are written.
    const delay = random.whole(0, random.pick([60, 60, 2_500]));
    outage = outage.then(async () => {
      await pause(delay);
      killed.kills.push(await killOnce(place, roles, random, alsoKill));
      if (killed.kills.length < wanted) requests = random.whole(1, 12);
    });
    // Reported by the await below, when the story has ended or has run out of patience.
    outage.catch(() => undefined);
  };
  try {
    while (killed.kills.length < wanted) {
      const story = { ...newStory(place.url, cast, `Story ${killed.stories.length + 1} of ${seed}`), asking };
      killed.stories.push(story);
      await tell(story);
      await outage;
    }
    await effectsAreDone(await databaseUrl());
  } catch (error) {
    const kills = killed.kills.map(({ who, healed }) => `${who} ${healed} ms`).join(', ');
    throw new Error(`seed ${seed}, after the kills ${kills}\n${place.said()}`, { cause: error });
  } finally {
    await outage.catch(() => undefined);
    await place.stop();
  }
  return killed;
}

async function startAll(place: Installation, roles: Role[]): Promise<void> {
  await Promise.all(roles.map((role) => place.start(role)));
}

async function killOnce(place: Installation, roles: Role[], random: Random, alsoKill: Killing['alsoKill']) {
  const some = roles.filter(() => random.whole(0, 1) === 1);
  const victims = some.length > 0 ? some : [random.pick(roles)];
  const withAll = alsoKill && random.whole(1, alsoKill.share) === 1;
  const whileStarting = random.whole(0, 4) === 0;
  const started = performance.now();
  await Promise.all([...victims.map((role) => place.kill(role)), withAll && alsoKill.kill()]);
  if (whileStarting) await place.killStarting(victims[0] as Role, random.whole(0, 1_500));
  await startAll(place, victims);
  const who = [...victims, withAll && 'database', whileStarting && 'starting'].filter(Boolean).join('+');
  return { who, healed: Math.round(performance.now() - started) };
}
