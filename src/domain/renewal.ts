import { addDays, lastDayOf } from './calendar.ts';
import type { NamedDiscount, PlainDate, QuoteContent, QuoteLine } from './offer.ts';
import { isOpenChoice } from './pricing/line-price.ts';
import { endOf } from './pricing/term.ts';
import {
  isInForce,
  isInMoney,
  type LeftOut,
  nameOf,
  notSold,
  paymentSchedule,
  type Reoffer,
  type Reoffering,
  withoutSchedule,
} from './reoffer.ts';

/** How long a renewal may be accepted. */
const validDays = 30;
/** What is renewed that ended with another subscription: its own months were what that had left. */
const coTermedMonths = 12;

const pastAmount = 'It was an amount for the past term.';

/**
 * The renewal of a signed offer: what recurs of it at the prices of now, for the same number of months from the day
 * after its term, as it stood on its last day: a ramp goes on from its last step. What was agreed for that term alone is
 * left out: one-time charges, choices not taken, free time, yearly rises, discounts in money, own dates, payments, and
 * what was not standard.
 */
export function renewalOf(content: QuoteContent, given: Reoffering, today: PlainDate): Reoffer {
  const start = addDays(endOf(content), 1);
  const termMonths = content.coTerm ? coTermedMonths : content.termMonths;
  const end = lastDayOf(start, termMonths);
  const open = addDays(today, validDays);
  const leftOut: LeftOut[] = [];
  const lines = content.lines.flatMap((line) => {
    const subject = nameOf(line.product, given.products);
    const leave = (...reasons: string[]) => leftOut.push(...reasons.map((reason) => ({ subject, reason })));
    const reason = notRenewed(line, given);
    if (reason === undefined) return [renewedLine(line, start, given, leave)];
    leave(reason);
    return [];
  });
  return {
    content: { ...renewedHead(content, leftOut), start, termMonths, validUntil: open < end ? open : end, lines },
    leftOut,
  };
}

function notRenewed(line: QuoteLine, { sold, products }: Reoffering): string | undefined {
  if (isOpenChoice(line)) return 'The customer did not choose it.';
  const charge = products[line.product]?.charge;
  if (charge !== 'recurring' && charge !== 'usage') return 'Charged once.';
  return sold.has(line.product) ? undefined : notSold;
}

type Leave = (...reasons: string[]) => void;

function renewedLine(line: QuoteLine, start: PlainDate, given: Reoffering, leave: Leave): QuoteLine {
  const {
    start: _start,
    termMonths: _term,
    freeMonthsAt: _at,
    optional: _optional,
    alternative: _alternative,
    chosen: _chosen,
    ...kept
  } = line;
  const { ramp, freeMonths, uplift, discount, furtherDiscounts, agreement, ...same } = kept;
  if (freeMonths) leave('Its free time was given for the past term.');
  if (uplift !== undefined) leave('Its yearly rise was agreed for the past term.');
  if (isInMoney(discount)) leave('Its discount was an amount for the past term.');
  const goesOn = agreement !== undefined && isInForce(given.agreements?.[agreement], start);
  if (agreement !== undefined && !goesOn) leave(`Its price agreement does not cover ${start}.`);
  const renewed: QuoteLine = {
    ...same,
    ...(discount && !isInMoney(discount) && { discount }),
    ...inPercent(furtherDiscounts, ({ name }) => leave(`The discount ${name} was an amount for the past term.`)),
    ...(goesOn && { agreement }),
  };
  if (!ramp?.length) return renewed;
  leave('Its ramp is over: what it came to last goes on.');
  return { ...renewed, ...lastOf(line, given.products[line.product]?.charge === 'usage') };
}

/** Quantity and price of the last day of a ramp; of usage its quantity is what was committed. */
function lastOf({ ramp = [], usage }: QuoteLine, isUsage: boolean): Partial<QuoteLine> {
  const { quantity, unitPrice } = ramp.at(-1) ?? {};
  const units = quantity === undefined ? {} : isUsage ? { usage: { ...usage, commitment: quantity } } : { quantity };
  return { ...units, ...(unitPrice !== undefined && { discount: { targetPrice: unitPrice } }) };
}

function renewedHead(content: QuoteContent, leftOut: LeftOut[]): QuoteContent {
  const {
    headerDiscount,
    furtherHeaderDiscounts,
    freight,
    coTerm,
    subscription,
    package: inPackage,
    evidence,
    ...rest
  } = content;
  const leave = (subject: string, reason: string) => leftOut.push({ subject, reason });
  const kept = headerDiscount && 'percent' in headerDiscount ? headerDiscount : undefined;
  if (headerDiscount && !kept) leave('Header discount', pastAmount);
  if (freight !== undefined) leave('Freight', pastAmount);
  if (coTerm) leave('Common end', `It ended with another subscription. This runs for ${coTermedMonths} months.`);
  if (subscription) leave('Running subscription', 'Name the one whose place this takes.');
  if (inPackage !== undefined) leave(`Package ${inPackage}`, 'It was a package of past offers.');
  if (evidence?.length) leave('Evidence', 'It was shown for the past term.');
  if (rest.paymentSchedule)
    leave(paymentSchedule, 'Its payments were those of the past term. This is billed by the year.');
  if (Object.keys(content.nonStandard).length > 0) leave('What is not standard', 'To be agreed anew.');
  return {
    ...withoutSchedule(rest),
    nonStandard: {},
    ...(kept && { headerDiscount: kept }),
    ...inHeader(furtherHeaderDiscounts, leave),
  };
}

function inHeader(
  discounts: NamedDiscount[] | undefined,
  leave: (subject: string, reason: string) => void,
): Pick<QuoteContent, 'furtherHeaderDiscounts'> {
  const { furtherDiscounts } = inPercent(discounts, ({ name }) => leave(`Discount ${name}`, pastAmount));
  return furtherDiscounts ? { furtherHeaderDiscounts: furtherDiscounts } : {};
}

/** Those in percent; of those in money it is told. */
function inPercent(
  discounts: readonly NamedDiscount[] = [],
  tell: (left: NamedDiscount) => void,
): Pick<QuoteLine, 'furtherDiscounts'> {
  const [inMoney, kept] = [true, false].map((money) => discounts.filter((one) => isInMoney(one.discount) === money));
  inMoney?.forEach(tell);
  return kept?.length ? { furtherDiscounts: kept } : {};
}
