/** Deals of the past: their measures are the figures of their source, and policy reads what the source says. Pure. */
import { compare, div, equals, type Exact, exact, isZero, mul, one, sign, sub, sum } from './exact.ts';
import type { DealFacts } from './deal.ts';
import type { Decimal } from './offer.ts';
import { belowAnyFloor, type PolicyInputs, type PolicyValue } from './policy-value.ts';

export interface PastDeal {
  currency: string;
  /** Policy currency units for one unit of the deal's; null: no rate is known, and amounts are missing. */
  policyRate: Decimal | null;
  facts: Omit<DealFacts, 'newCustomer' | 'paper' | 'justified' | 'closing'>;
  lines: PastDealLine[];
}

export interface PastDealLine {
  line: string;
  product: string;
  family: string;
  charge: string;
  quantity: Decimal;
  list: Decimal;
  amount: Decimal;
  /** Null: not known. */
  cost: Decimal | null;
}

/** What policy may read of a deal of the past. Term, payment, custom terms and risk were never recorded: they are missing. */
export function pastInputs({ currency, policyRate, facts, lines }: PastDeal): PolicyInputs {
  const rate = policyRate === null ? undefined : exact(policyRate);
  const inPolicyCurrency = (amount: Exact): PolicyValue => rate && mul(amount, rate);
  const read = lines.map((line) => ({
    ...line,
    quantity: exact(line.quantity),
    list: exact(line.list),
    amount: exact(line.amount),
    cost: line.cost === null ? null : exact(line.cost),
  }));
  const list = sum(read.map((line) => line.list));
  const amount = sum(read.map((line) => line.amount));
  const costs = read.flatMap((line) => line.cost ?? []);
  const cost = costs.length === read.length && read.length > 0 ? sum(costs) : null;
  const margins = read.map((line) => marginOf(line.amount, line.cost));
  return {
    deal: {
      list: inPolicyCurrency(list),
      discountAmount: inPolicyCurrency(sub(list, amount)),
      net: inPolicyCurrency(amount),
      discount: discountOf(amount, list),
      effectiveDiscount: discountOf(amount, list),
      cost: cost === null ? undefined : inPolicyCurrency(cost),
      marginAmount: cost === null ? undefined : inPolicyCurrency(sub(amount, cost)),
      margin: marginOf(amount, cost),
      lowestLineMargin: lowest(margins),
      tcv: inPolicyCurrency(amount),
      region: facts.region,
      segment: facts.segment,
      country: facts.country,
      kind: facts.kind,
      motion: facts.routeToMarket,
      wayToClose: facts.wayToClose,
      creditClass: facts.creditClass,
      currency,
    },
    lines: read.map((line, index) => ({
      line: line.line,
      product: line.product,
      family: line.family,
      charge: line.charge,
      discount: discountOf(line.amount, line.list),
      margin: margins[index],
      net: inPolicyCurrency(line.amount),
      list: inPolicyCurrency(line.list),
      quantity: line.quantity,
    })),
  };
}

const discountOf = (amount: Exact, list: Exact): Exact | undefined =>
  isZero(list) ? undefined : sub(one, div(amount, list));

/** Of nothing charged it lies below any floor. */
function marginOf(amount: Exact, cost: Exact | null): Exact | undefined {
  if (sign(amount) <= 0) return belowAnyFloor;
  return cost === null ? undefined : sub(one, div(cost, amount));
}

function lowest(margins: readonly (Exact | undefined)[]): Exact | undefined {
  const known = margins.filter((margin) => margin !== undefined);
  if (known.length === 0 || known.length < margins.length) return known.find((margin) => equals(margin, belowAnyFloor));
  return known.reduce((least, margin) => (compare(margin, least) < 0 ? margin : least));
}
