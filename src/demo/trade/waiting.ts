import { daysInMs } from '../clock.ts';
import { type DemoAccount, accounts } from '../data/accounts.ts';
import { moreAccounts } from '../data/more-accounts.ts';
import { talents } from '../data/trade/reps.ts';
import { places, type Solution, solutions } from '../data/trade/solutions.ts';
import * as words from '../data/trade/words.ts';
import { submitAt } from '../acts/quote.ts';
import { watch } from '../acts/watch.ts';
import type { Random } from '../random.ts';
import type { Offer, Story } from '../story.ts';
import { storyOf } from './ordinary.ts';

/** Why the desk, and nobody before it, is asked. */
const occasions: readonly { term?: number; custom?: Offer['custom'] }[] = [
  { term: 48 },
  { term: 60 },
  { custom: { priceLock: { months: 24 } } },
  { custom: { priceLock: { months: 12 } } },
  { custom: { autoRenewalOptOut: { details: 'Renewal by written order only.' } } },
  { custom: { secondInstance: { details: 'A second instance for the test bench.' } } },
  { term: 48, custom: { autoRenewalOptOut: { details: 'No automatic renewal, says their purchasing policy.' } } },
];

/** Weekdays before today on which they were submitted: nearly all lately, a few that are overdue by now. */
const submittedBefore = [1, 1, 1, 1, 1, 2, 2, 2, 1, 6] as const;

/** So many deals that the deal desk, and nobody before it, is asked about now: the rush of the quarter. */
export function waitingForDesk(random: Random, present: number, deals: number): Story[] {
  const names = new Set<string>();
  return Array.from({ length: deals }, (_, index) => {
    const talent = random.pick(talents.filter(({ key }) => key !== 'rosa.rep'));
    const account = random.pick(rated.filter(({ owner }) => owner === talent.key));
    const solution = random.pick(softwareOf);
    const occasion = occasions[index % occasions.length] as (typeof occasions)[number];
    const kind = account.customerForDays === undefined ? 'new' : 'expansion';
    const prospect = {
      age: random.whole(16, 30),
      talent,
      account,
      solution,
      kind,
      discount: random.whole(0, 9),
    } as const;
    const name = unused(names, `${solution.name}, `, random);
    const story = storyOf(prospect, { name, size: random.whole(1, 2) }, random);
    const { term = random.pick([24, 36]), custom } = occasion;
    const at = weekdayBefore(present, random.pick(submittedBefore), random);
    return {
      ...story,
      offer: { ...story.offer, term, pay: 'net30', billing: 'annual', ...(custom && { custom }) },
      acts: [
        ...(random.whole(1, 6) === 1 ? [watch(1, random.pick(['vera.vp', 'carl.cfo', 'fiona.finance']))] : []),
        submitAt(at, random.pick(words.submitted.plain)),
      ],
    };
  });
}

/** Payment on invoice is nothing to ask finance about. */
const rated: DemoAccount[] = [...accounts, ...moreAccounts].filter(
  ({ creditClass, segment }) => 'AB'.includes(creditClass) && segment !== 'partner',
);

/** A thin margin would be a question for finance. */
const softwareOf: Solution[] = solutions.filter(({ items }) => items[0]?.[2] === 'software' && items.length < 5);

function unused(names: Set<string>, name: string, random: Random): string {
  const free = places.map((place) => name + place).filter((each) => !names.has(each));
  const found = random.pick(free);
  names.add(found);
  return found;
}

/** Some hour of the weekday that lies so many weekdays before the present day. */
function weekdayBefore(present: number, weekdays: number, random: Random): number {
  let midnight = present - (present % daysInMs(1));
  for (let left = weekdays; left > 0; ) {
    midnight -= daysInMs(1);
    if (![0, 6].includes(new Date(midnight).getUTCDay())) left -= 1;
  }
  return midnight + random.whole(9 * 3_600, 17 * 3_600) * 1_000;
}
