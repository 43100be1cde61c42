import { compare, type Exact, exact, mul, zero } from '../exact.ts';
import { type Minor, minorToExact } from '../money.ts';
import type { Decimal, QuoteContent, QuoteLine } from '../offer.ts';
import type { lineInputTypes } from '../line-input-types.ts';
import { belowAnyFloor, type PolicyValue } from '../policy-value.ts';
import type { LineMeasures, Margin, Measures } from './measures.ts';

type LineInputs = Record<keyof typeof lineInputTypes, PolicyValue>;

/** Everything that policy may read of a line: exact, typed by `lineInputTypes`, money in the policy currency. */
export function lineInputs(
  line: LineMeasures,
  said: QuoteLine | undefined,
  content: QuoteContent,
  { currency, policyRate }: Measures,
): LineInputs {
  const inPolicyCurrency = (amount: Exact): Exact => mul(amount, policyRate);
  const minor = (amount: Minor): Exact => inPolicyCurrency(minorToExact(amount, currency));
  return {
    line: line.id,
    product: line.product,
    family: line.family,
    charge: line.charge,
    discount: line.discount ?? undefined,
    margin: marginValue(line.margin),
    net: minor(line.net),
    list: minor(line.list),
    quantity: line.quantity,
    pricePeriod: line.pricePeriod ?? 'once',
    // What is charged once cannot rise: that it does not is no answer.
    uplift: line.charge === 'one-time' ? undefined : orZero(said?.uplift),
    freeMonths: exact(said?.freeMonths ?? 0),
    freeUnits: orZero(said?.freeUnits),
    ...(line.charge === 'usage' ? usageInputs(said, content, inPolicyCurrency) : notUsage),
    agreed: said?.agreement !== undefined,
    outsideRange: line.outsideRange,
    billedOtherwise: line.billedOtherwise,
  };
}

/** Of a thousand lines most say nothing of this: what is not said is not read either. */
const orZero = (said: Decimal | undefined): Exact => (said === undefined ? zero : exact(said));

type UsageInputs = Pick<LineInputs, 'commitment' | 'minimum' | 'overage'>;

const notUsage: UsageInputs = { commitment: undefined, minimum: undefined, overage: undefined };

/** What is promised of usage. Where no price is said beyond the commitment it is that of its tier, which depends on use. */
function usageInputs(
  said: QuoteLine | undefined,
  content: QuoteContent,
  inPolicyCurrency: (amount: Exact) => Exact,
): UsageInputs {
  const { minimum, overage } = said?.usage ?? {};
  return {
    commitment: leastCommitted(said, content),
    minimum: inPolicyCurrency(orZero(minimum)),
    overage: overage === undefined ? undefined : inPolicyCurrency(exact(overage)),
  };
}

/** A step of a ramp that says no quantity has the commitment of the line, as has the time before the first one. */
function leastCommitted(said: QuoteLine | undefined, content: QuoteContent): Exact {
  const own = orZero(said?.usage?.commitment);
  const steps = said?.ramp;
  if (!steps) return own;
  const startsWithStep = steps[0]?.from === (said?.start ?? content.start);
  const committed = [
    ...(startsWithStep ? [] : [own]),
    ...steps.map(({ quantity }) => (quantity === undefined ? own : exact(quantity))),
  ];
  return committed.reduce((least, each) => (compare(each, least) < 0 ? each : least));
}

/** Unknown is missing; free is below any floor. */
export function marginValue(margin: Margin): PolicyValue {
  if (margin === 'unknown') return undefined;
  return margin === 'free' ? belowAnyFloor : margin;
}
