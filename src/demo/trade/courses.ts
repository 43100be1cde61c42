import { askDesk, rate, resolve, take } from '../acts/desk.ts';
import { confirmCopy, issue, recordCopy } from '../acts/contract.ts';
import { askExtension, grantExtension } from '../acts/extension.ts';
import { lapse } from '../acts/lapse.ts';
import { holdOrder, payAsAgreed, releaseOrder, takeOrder } from '../acts/order.ts';
import { accept, recall, revise, submit, withdraw } from '../acts/quote.ts';
import { answeredByWhoeverIsAsked, approveWhoeverIsAsked } from '../acts/route.ts';
import { watch } from '../acts/watch.ts';
import * as words from '../data/trade/words.ts';
import type { Random } from '../random.ts';
import type { Act } from '../story.ts';
import type { Prospect } from './prospect.ts';

interface Course {
  acts: Act[];
  won: boolean;
}

/** How a deal went, as far as it could get by now. */
export function courseOf(prospect: Prospect, random: Random): Course {
  const { age, talent, kind } = prospect;
  const chance = kind === 'renewal' ? 92 : talent.wins;
  const won = random.whole(1, 100) <= chance;
  const acts = won ? wonActs(prospect, random) : lostActs(prospect, random);
  const watched = random.whole(1, 9) === 1 ? [watch(0.5, random.pick(watchers))] : [];
  return { won, acts: untilNow([...watched, ...acts], age) };
}

const watchers = ['vera.vp', 'carl.cfo', 'fiona.finance', 'dora.desk'] as const;

/** What would have to come within days of each other at the end is left for the future: such deals are still open. */
function untilNow(acts: readonly Act[], age: number): Act[] {
  let day = 0;
  const past: Act[] = [];
  for (const each of acts) {
    // What comes by the clock comes at the end of the longest validity.
    day += each.exactly ? 90 : Math.max(each.after, 0.1) * 1.5;
    if (day > age) break;
    past.push(each);
  }
  return past;
}

function wonActs(prospect: Prospect, random: Random): Act[] {
  return [
    ...(random.whole(1, 7) === 1 ? deskActs(random) : []),
    ...submission(prospect, random),
    ...(random.whole(1, 9) === 1
      ? [
          revise(random.whole(3, 8), random.pick(words.customerChanges), {}),
          submit(0.2, 'As the customer asked; nothing else changed.'),
          approveWhoeverIsAsked(0.4),
        ]
      : []),
    ...(random.whole(1, 12) === 1 ? extensionActs(random) : []),
    accept(random.whole(4, 14), random.pick(words.accepted)),
    issue(random.whole(1, 4)),
    recordCopy(random.whole(4, 11)),
    confirmCopy(random.whole(1, 3)),
    ...(random.whole(1, 10) === 1 ? heldActs(random) : []),
    takeOrder(random.whole(1, 3), random.pick(words.bookings)),
    payAsAgreed(20, payingHabit(prospect, random)),
  ];
}

function lostActs(prospect: Prospect, random: Random): Act[] {
  const how = random.whole(1, 10);
  const reason = random.pick(words.lossReasons);
  if (how <= 1) return [withdraw(random.whole(6, 25), reason)];
  if (how <= 3) {
    const [least, most] = prospect.talent.pace;
    return [
      submit(random.whole(least, most), random.pick(words.submitted.discounted)),
      answeredByWhoeverIsAsked(1.2, 'reject', random.pick(words.refused)),
      withdraw(random.whole(3, 12), reason),
    ];
  }
  const offered = submission(prospect, random);
  return how <= 6 ? [...offered, lapse] : [...offered, withdraw(random.whole(8, 30), reason)];
}

/** Submitted and approved, at times not at the first attempt. */
function submission({ talent, discount }: Prospect, random: Random): Act[] {
  const [least, most] = talent.pace;
  const comment = random.pick(discount > 10 ? words.submitted.discounted : words.submitted.plain);
  const attempt = random.whole(1, 12);
  return [
    submit(random.whole(least, most), comment),
    ...(attempt === 1 && discount > 10
      ? [
          answeredByWhoeverIsAsked(0.8, 'request-changes', random.pick(words.returned)),
          revise(random.whole(1, 3), random.pick(words.revised), {}),
          submit(0.1, random.pick(words.submitted.discounted)),
        ]
      : []),
    ...(attempt === 2 && discount > 10
      ? [recall(0.1, random.pick(words.recalls)), revise(0.2, 'Corrected.', {}), submit(0.1, comment)]
      : []),
    // Most answer within the day; what takes longer shows in the report of approval time.
    approveWhoeverIsAsked(random.pick([0.1, 0.15, 0.2, 0.3, 0.4, 0.9, 1.6])),
  ];
}

function deskActs(random: Random): Act[] {
  const [type, subject, question, answer] = random.pick(words.deskQuestions);
  const who = random.pick(['dora.desk', 'dan.desk', 'devi.desk']);
  return [
    askDesk(0.3, type, subject, question),
    take(0.1, who),
    resolve(random.pick([0.1, 0.3, 1]), who, answer),
    rate(0.4, random.whole(1, 8) > 1),
  ];
}

function extensionActs(random: Random): Act[] {
  const [reason, answer] = random.pick(words.extensions);
  return [askExtension(random.whole(10, 20), 14, reason), grantExtension(0.3, answer)];
}

function heldActs(random: Random): Act[] {
  const [reason, note] = random.pick(words.holds);
  return [holdOrder(1, reason), releaseOrder(random.whole(2, 9), note)];
}

/** Days from an invoice to its payment; undefined: does not pay. */
function payingHabit({ account }: Prospect, random: Random): number | undefined {
  if (random.whole(1, 14) === 1) return undefined;
  const late = account.creditClass === 'A' ? 1 : account.creditClass === 'B' ? 3 : 4;
  return random.whole(1, 10) <= late ? random.whole(45, 95) : random.whole(14, 31);
}
