/** What was agreed, in words that are the same wherever it is told: numbers and dates as they are, shares in percent. */
import { exact, mul, plainText } from './exact.ts';
import type {
  CustomWork,
  Decimal,
  Discount,
  NamedDiscount,
  NonStandard,
  PlainDate,
  QuoteContent,
  QuoteLine,
  RampSegment,
  ScheduledPayment,
} from './offer.ts';
import type { PricingBasis } from './pricing/basis.ts';
import { isOpenChoice } from './pricing/line-price.ts';

/** An amount as it is told; where nobody says how, as it was written. */
export type SayAmount = (amount: Decimal) => string;
const asWritten: SayAmount = (amount) => amount;

/** "12.5%" of 0.125. */
export const percentWords = (share: Decimal): string => `${plainText(mul(exact(share), exact('100')))}%`;

/** "1 month", "3 months". */
export const counted = (count: number | string, what: string): string =>
  `${count} ${what}${String(count) === '1' ? '' : 's'}`;

/** "10% off", "500 off", "to 90". */
function discountWords(discount: Discount, amount: SayAmount): string {
  if ('percent' in discount) return `${percentWords(discount.percent)} off`;
  return 'amount' in discount ? `${amount(discount.amount)} off` : `to ${amount(discount.targetPrice)}`;
}

/** "Volume 5% off, then Loyalty 1000 off". */
export const furtherWords = (discounts: readonly NamedDiscount[], amount = asWritten): string =>
  discounts.map(({ name, discount }) => `${name} ${discountWords(discount, amount)}`).join(', then ');

/** "100 from 2027-01-01, 150 at 90 each from 2028-01-01". */
export const rampWords = (ramp: readonly RampSegment[], amount = asWritten): string =>
  ramp.map((segment) => segmentWords(segment, amount)).join(', ');

function segmentWords({ from, quantity, unitPrice }: RampSegment, amount: SayAmount): string {
  const price = unitPrice !== undefined && `at ${amount(unitPrice)} each`;
  return [quantity, price, `from ${from}`].filter(Boolean).join(' ');
}

/** "30% on 2027-01-01, 70% on 2027-06-01 when Go-live". */
export const paymentsWords = (payments: readonly ScheduledPayment[], amount = asWritten): string =>
  payments
    .map((payment) => {
      const share = 'percent' in payment ? percentWords(payment.percent) : amount(payment.amount);
      return `${share} on ${payment.on}${payment.milestone === undefined ? '' : ` when ${payment.milestone}`}`;
    })
    .join(', ');

/** "2 months at the start". */
export const freeMonthsWords = ({ freeMonths, freeMonthsAt }: QuoteLine): string | null =>
  freeMonths ? `${counted(freeMonths, 'month')} at the ${freeMonthsAt ?? 'start'}` : null;

/** Whether the customer takes the line or may still choose it; null where it is simply sold. */
export function choiceWords(line: QuoteLine): string | null {
  if (line.alternative === undefined && !line.optional) return null;
  const kind = line.alternative === undefined ? 'optional' : `alternative of ${line.alternative}`;
  return `${kind}, ${isOpenChoice(line) ? 'not chosen' : 'chosen'}`;
}

type Say<Element> = (element: Element, amount: SayAmount) => (string | undefined)[];
type Elements = Required<NonStandard>;
type Words = { [Name in keyof Elements]: Say<Elements[Name]> };
type Detailed = { details?: string };
const details = (element: Detailed) => [element.details];

const words: Words = {
  terminationForConvenience: ({ noticeDays, afterMonths, fee }, amount) => [
    `${counted(noticeDays, 'day')} of notice`,
    afterMonths === undefined ? undefined : `after ${counted(afterMonths, 'month')} at the earliest`,
    fee === undefined ? undefined : `for a fee of ${amount(fee)}`,
  ],
  unlimitedLiability: details,
  priceLock: ({ months, details: said }) => [counted(months, 'month'), said],
  futurePricing: details,
  autoRenewalOptOut: details,
  reconciliationOptOut: details,
  operationalDataOptOut: details,
  renewalTerm: ({ months, details: said }) => [`for ${counted(months, 'month')} at a time`, said],
  customerPaper: details,
  templateEdits: details,
  vendorForm: details,
  businessAssociate: details,
  offPartnerTerms: details,
  futureProduct: details,
  acceptance: details,
  secondInstance: details,
  licenceType: ({ type, details: said }) => [type, said],
  waivedTrueUp: ({ seats, details: said }) => [counted(seats, 'seat'), said],
  oddRamp: details,
  customPaymentSchedule: details,
  customWork: (work) => [work.details, sheetWords(work)],
  leadUser: ({ useCase, sponsor }) => [useCase, `sponsor ${sponsor}`],
};

/** What each departure from standard says, without what its work costs us: that is told apart, to those who may know. */
export const elementWords = (nonStandard: NonStandard, amount = asWritten): [name: string, words: string][] =>
  (Object.keys(nonStandard) as (keyof NonStandard)[]).map((name) => [name, saidOf(name, nonStandard, amount)]);

function saidOf<Name extends keyof Elements>(name: Name, nonStandard: NonStandard, amount: SayAmount): string {
  const element = nonStandard[name] as Elements[Name];
  return words[name](element, amount)
    .filter((said) => said !== undefined)
    .reduce(joined, '');
}

/** With a comma, or as a sentence of its own after one that has ended. */
const joined = (said: string, more: string): string => {
  if (said === '' || more === '') return said + more;
  return /[.!?]$/.test(said) ? `${said} ${more.charAt(0).toUpperCase()}${more.slice(1)}` : `${said}, ${more}`;
};

const sheetWords = ({ costSheet = [] }: CustomWork): string | undefined =>
  costSheet.length === 0 ? undefined : `work of ${costSheet.map((row) => `${row.quantity} × ${row.what}`).join(', ')}`;

/** What is named by code in an offer: products by SKU; price agreements and the running subscription by id. */
export const namesOf = ({ products, agreements = {}, subscription }: PricingBasis): Record<string, string> => ({
  ...Object.fromEntries(Object.values(products).map(({ sku, name }) => [sku, name])),
  ...Object.fromEntries(Object.values(agreements).map(({ id, name }) => [id, name])),
  ...(subscription && { [subscription.id]: subscription.number }),
});

/** How an offer is built, in a word for each thing that is not plain: "100 → 150 → 200 Seat", "payments 30/40/30". */
export function structureWords(content: QuoteContent, names: Readonly<Record<string, string>>): string[] {
  const { lines, paymentSchedule, coTerm } = content;
  const ramps = lines.flatMap((line) =>
    rampInShort(line, line.start ?? content.start, names[line.product] ?? line.product),
  );
  const free = Math.max(0, ...lines.map(({ freeMonths = 0 }) => freeMonths));
  const committed = lines.some(({ usage }) => usage?.commitment !== undefined || usage?.minimum !== undefined);
  return [
    ...shortened(ramps, 'more ramped lines'),
    ...shortened(agreedInShort(lines, names), 'more lines at agreed prices'),
    ...(free > 0 ? [`${counted(free, 'month')} free`] : []),
    ...(committed ? ['usage with a commitment'] : []),
    ...(paymentSchedule?.length ? [paymentsInShort(paymentSchedule)] : []),
    ...(coTerm ? [`ends with the running subscription on ${coTerm.end}`] : []),
    ...openWords(lines),
  ];
}

/** "Seat ramped: 100, then 150, then 200"; of one whose prices alone change, those. */
function rampInShort({ quantity, ramp = [] }: QuoteLine, start: PlainDate, name: string): string[] {
  if (ramp.length === 0) return [];
  const quantities = ramp.map((segment) => segment.quantity ?? quantity);
  const steps = ramp[0]?.from === start ? quantities : [quantity, ...quantities];
  if (new Set(steps).size > 1) return [`${name} ramped: ${steps.join(', then ')}`];
  const prices = ramp.flatMap(({ unitPrice }) => unitPrice ?? []);
  return [prices.length > 1 ? `${name} ramped: at ${prices.join(', then ')} each` : `${name} ramped`];
}

/** "Seat priced by Frame contract". */
const agreedInShort = (lines: readonly QuoteLine[], names: Readonly<Record<string, string>>): string[] => [
  ...new Set(
    lines.flatMap(({ product, agreement }) => {
      if (agreement === undefined) return [];
      return [`${names[product] ?? product} priced by ${names[agreement] ?? 'a price agreement'}`];
    }),
  ),
];

/** Three are told; of more it is said how many there are. */
const shortened = (all: readonly string[], more: string): string[] =>
  all.length <= 3 ? [...all] : [...all.slice(0, 2), `${all.length - 2} ${more}`];

function paymentsInShort(payments: readonly ScheduledPayment[]): string {
  const milestones = payments.filter(({ milestone }) => milestone !== undefined).length;
  const shares = payments.flatMap((payment) => ('percent' in payment ? [percentWords(payment.percent)] : []));
  const split = shares.length === payments.length && shares.length <= 6 ? shares.join(' / ') : `${payments.length}`;
  return `custom payments: ${split}${milestones > 0 ? `, ${counted(milestones, 'milestone')}` : ''}`;
}

function openWords(lines: readonly QuoteLine[]): string[] {
  const open = lines.filter(isOpenChoice);
  const sets = new Set(open.flatMap(({ alternative }) => alternative ?? []));
  const optional = open.filter(({ alternative }) => alternative === undefined).length;
  const choices = optional + sets.size;
  return choices > 0 ? [`${counted(choices, 'choice')} open, outside the totals`] : [];
}
