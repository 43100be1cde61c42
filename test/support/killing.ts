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
  /** One process of each. */
  roles: Role[];
  settings: Record<string, string>;
  /** How many tell stories at the same time; one unless told. */
  tellers?: number;
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
 * Tells stories while processes of the product are killed and started again, until so many kills are done and every
 * story is told to its end. Everything is stopped then.
 */
export async function killing(cast: Cast, about: Killing): Promise<Killed> {
  const { kills: wanted, seed, roles, settings, tellers = 1, databaseUrl, alsoKill } = about;
  const random = seededRandom(seed);
  const place = await installation(roles, settings);
  await place.start();
  const killed: Killed = { stories: [], kills: [] };
  let outage = Promise.resolve();
  let requests = random.whole(1, 12);
  const asking = (): void => {
    if (--requests !== 0) return;
    // Mostly inside the request, sometimes while a paper is printed or letters are written.
    const delay = random.whole(0, random.pick([60, 60, 2_500]));
    outage = outage.then(async () => {
      await pause(delay);
      killed.kills.push(await killOnce(place, random, alsoKill));
      if (killed.kills.length < wanted) requests = random.whole(1, 12);
    });
    // Reported by the await below, when the story has ended or has run out of patience.
    outage.catch(() => undefined);
  };
  const teller = async (): Promise<void> => {
    while (killed.kills.length < wanted) {
      const story = { ...newStory(place.urls, cast, `Story ${killed.stories.length + 1} of ${seed}`), asking };
      killed.stories.push(story);
      await tell(story);
      await outage;
    }
  };
  try {
    await Promise.all(Array.from({ length: tellers }, teller));
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

async function killOnce(place: Installation, random: Random, alsoKill: Killing['alsoKill']) {
  const some = place.members.filter(() => random.whole(0, 1) === 1);
  const victims = some.length > 0 ? some : [random.pick(place.members)];
  const withAll = alsoKill && random.whole(1, alsoKill.share) === 1;
  const whileStarting = random.whole(0, 4) === 0;
  const started = performance.now();
  await Promise.all([place.kill(victims), withAll && alsoKill.kill()]);
  if (whileStarting) await victims[0]?.killStarting(random.whole(0, 1_500));
  await place.start(victims);
  const names = victims.map(({ name }) => name);
  const who = [...names, withAll && 'database', whileStarting && 'starting'].filter(Boolean).join('+');
  return { who, healed: Math.round(performance.now() - started) };
}
