import { daysInMs } from './clock.ts';
import { open } from './acts/quote.ts';
import { passTime } from './passing-time.ts';
import type { Random } from './random.ts';
import type { Act, Story, Told, World } from './story.ts';

interface Due {
  at: number;
  act: Act;
  /** What comes after it. */
  rest: Act[];
  told: Told;
}

/**
 * Plays all stories at once, act by act in the order of time, so that numbers and facts run forward together as they
 * would have.
 */
export async function playStories(stories: readonly Story[], world: World, progress: (done: number) => void) {
  const due = stories.map((story): Due => {
    const told = begun(story, world);
    const at = workingHour(world.clock.present - daysInMs(story.opened), world.random);
    return { at: Math.min(at, world.clock.present - daysInMs(0.05)), act: open, rest: story.acts, told };
  });
  let finished = 0;
  while (due.length > 0) {
    const next = due.reduce((one, other) => (other.at < one.at ? other : one));
    const { act, rest, told } = next;
    await passTime(world, next.at);
    told.at = next.at;
    const following = (await act.play(told)) === 'again' ? [act, ...rest] : rest;
    const [first, ...later] = following;
    if (first) {
      Object.assign(next, { at: momentOf(first, told), act: first, rest: later });
    } else {
      due.splice(due.indexOf(next), 1);
      progress(++finished);
    }
  }
}

const begun = (story: Story, world: World): Told => ({
  ...world,
  story,
  at: 0,
  offer: story.offer,
  validUntil: '',
  dealId: '',
  quoteId: '',
  contractId: '',
  drawn: undefined,
  orderId: '',
  requestId: '',
});

function momentOf(act: Act, told: Told): number {
  if (act.exactly) return act.exactly(told);
  const { present } = told.clock;
  const later = told.at + daysInMs(act.after);
  const office = act.after < 0.5 ? later : workingHour(later, told.random);
  // Half a day after the morning can be an earlier hour of the same day.
  const moment = office > told.at ? office : later;
  if (moment < present) return moment;
  // Too late for what is left of the history: a part of that, so that everything still comes one after another.
  return told.at + Math.floor((present - told.at) / 3);
}

/** A moment of the same day between 8 and 17 o'clock (UTC), on the next Monday when that is a weekend. */
function workingHour(time: number, random: Random): number {
  const midnight = time - (time % daysInMs(1));
  const weekday = new Date(midnight).getUTCDay();
  const weekend = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return midnight + daysInMs(weekend) + random.whole(8 * 3_600, 17 * 3_600) * 1_000;
}
