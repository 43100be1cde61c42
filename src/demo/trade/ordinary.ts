import { type DemoAccount, accounts } from '../data/accounts.ts';
import { moreAccounts } from '../data/more-accounts.ts';
import { type Talent, talents } from '../data/trade/reps.ts';
import { places, type Solution, solutions } from '../data/trade/solutions.ts';
import * as words from '../data/trade/words.ts';
import type { Random } from '../random.ts';
import type { Offer, Story } from '../story.ts';
import { courseOf } from './courses.ts';
import type { Prospect } from './prospect.ts';
import { openingDays } from './seasons.ts';

interface Bought {
  solution: Solution;
  place: string;
  size: number;
  age: number;
  renewed: boolean;
}

/** Days from an order to the order that renews it. */
const renewalAfter = [300, 370] as const;

/** Deals of all reps over the months, drawn by chance from a seed: what was won before is renewed and built upon. */
export function ordinaryDeals(random: Random, present: number, deals: number): Story[] {
  const bought = new Map<string, Bought[]>();
  const names = new Set<string>();
  return openingDays(random, present, { deals, oldest: 540, newest: 2 }).map((age) => {
    const talent = weighted(random, talents);
    const account = random.pick(customersOf(talent));
    const before = bought.get(account.key) ?? [];
    const due = before.find((one) => !one.renewed && one.age - age >= renewalAfter[0]);
    const kind = due ? 'renewal' : before.length > 0 || account.customerForDays ? 'expansion' : 'new';
    const solution = due?.solution ?? random.pick(solutions);
    const place = due?.place ?? unused(names, account, solution, random);
    if (due) due.renewed = true;
    const size = due ? due.size + random.whole(0, 1) : sizeOf(account, random);
    const discount = kind === 'renewal' ? random.whole(0, 9) : random.whole(...talent.discount);
    const prospect = { age, talent, account, solution, kind, discount } satisfies Prospect;
    const course = courseOf(prospect, random);
    if (course.won) bought.set(account.key, [...before, { solution, place, size, age, renewed: false }]);
    const name = due ? `${solution.name}, ${place}, renewal` : `${solution.name}, ${place}`;
    return { ...storyOf(prospect, { name, size }, random), acts: course.acts } satisfies Story;
  });
}

export function storyOf(
  { age, talent, account, solution, kind, discount }: Prospect,
  { name, size }: { name: string; size: number },
  random: Random,
): Omit<Story, 'acts'> {
  const low = discount <= 10;
  return {
    name,
    account: account.key,
    owner: talent.key,
    kind,
    close: account.masterAgreement ? 'order-form-under-master' : 'order-form-online-terms',
    opened: age,
    why: {
      compellingEvent: kind === 'renewal' ? 'The subscription ends.' : solution.why,
      ...(random.whole(1, 3) > 1 && { competition: random.pick(words.competition) }),
      ...(!low && { reasonForDiscount: random.pick(words.reasonsForDiscount), inReturn: random.pick(words.inReturn) }),
    },
    offer: {
      book: talent.book,
      term: random.pick(solution.terms),
      pay: paymentFor(account, random),
      billing: random.whole(1, 6) === 1 ? 'quarterly' : random.whole(1, 6) === 1 ? 'upfront' : 'annual',
      lines: linesOf(solution, size, discount),
      startIn: 75,
      validFor: 80,
      ...(solution.custom && { custom: solution.custom }),
    },
  };
}

const linesOf = ({ items }: Solution, size: number, discount: number): string =>
  items
    .map(([quantity, product, of]) => {
      const off = of === 'software' ? discount : of === 'hardware' ? Math.floor(discount / 2) : 0;
      const plain = `${quantity * (one(product) ? 1 : size)} ${product}`;
      return off > 0 ? `${plain} -${off}` : plain;
    })
    .join(', ');

/** Bought once, whatever the size. */
const one = (product: string): boolean => ['PLT-GROUP', 'SEC-SSO', 'ANA-RPT', 'CON-ERP', 'CON-CMMS'].includes(product);

const sizes: Record<DemoAccount['segment'], readonly number[]> = {
  small: [1, 1, 2],
  'mid-market': [1, 1, 2, 3],
  public: [1, 2, 3],
  partner: [1, 2],
  enterprise: [1, 2, 3, 4, 6],
};
const sizeOf = ({ segment }: DemoAccount, random: Random): number => random.pick(sizes[segment]);

function paymentFor({ creditClass }: DemoAccount, random: Random): Offer['pay'] {
  if (creditClass === 'D') return 'prepaid';
  if (creditClass === 'C' || creditClass === 'unrated') return random.pick(['prepaid', 'prepaid', 'net30']);
  return random.pick(['net30', 'net30', 'net30', 'net30', 'net45', 'net60']);
}

const customersOf = ({ key }: Talent): DemoAccount[] =>
  [...accounts, ...moreAccounts].filter(({ owner, segment }) => owner === key && segment !== 'partner');

function weighted(random: Random, list: readonly Talent[]): Talent {
  let left = random.whole(
    1,
    list.reduce((sum, { share }) => sum + share, 0),
  );
  return list.find(({ share }) => (left -= share) <= 0) as Talent;
}

/** A place where this customer has not been offered the same yet. */
function unused(names: Set<string>, { key }: DemoAccount, { name }: Solution, random: Random): string {
  const free = places.filter((place) => !names.has(`${key} ${name} ${place}`));
  const place = random.pick(free.length > 0 ? free : places);
  names.add(`${key} ${name} ${place}`);
  return place;
}
