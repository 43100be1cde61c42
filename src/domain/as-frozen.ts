/** Whether a version is priced today as it was when it was submitted: what it froze stands, rules may have been mended. */
import { schedule } from './billing/schedule.ts';
import { viewInvoices } from './billing/view.ts';
import type { FrozenAssessment } from './frozen-assessment.ts';
import type { PricingBasis } from './pricing/basis.ts';
import { price } from './pricing/price.ts';
import type { Priced } from './pricing/priced.ts';
import { type Terms, type TermsLine, type TermsOption, termsOf } from './terms.ts';

/** What a submitted version froze of its prices; drafts have none of it. */
export interface FrozenPrices {
  terms: Terms | null;
  assessment: Pick<FrozenAssessment, 'schedule'> | null;
}

/** True of a draft. `priced`: by today's rules, where that is known already. */
export function isPricedAsFrozen(
  { terms, assessment }: FrozenPrices,
  basis: PricingBasis,
  priced: Priced | undefined = terms ? price(terms.content, basis) : undefined,
): boolean {
  if (!terms || !priced) return true;
  const today = termsOf(terms, terms.content, priced);
  const tellsAdds = (terms.options ?? []).every(({ adds }) => adds !== undefined);
  const invoices = viewInvoices(schedule(priced, terms.content), priced.currency);
  return (
    pricesOf(terms, tellsAdds) === pricesOf(today, tellsAdds) &&
    (!assessment || invoicesOf(assessment.schedule) === invoicesOf(invoices))
  );
}

/** Every amount with its days, in the order in which they are told. Options of early versions do not say what they add. */
function pricesOf({ end, lines, options = [], payments = [], totals }: Terms, tellsAdds: boolean): string {
  return JSON.stringify([
    end,
    totals.list.amount,
    totals.net.amount,
    ...lines.map(stretchesOf),
    ...options.map((option) => [stretchesOf(option), tellsAdds ? option.adds?.amount : undefined]),
    ...payments.map(({ on, amount }) => [on, amount.amount]),
  ]);
}

const stretchesOf = (line: TermsLine | TermsOption) =>
  [line, ...(line.segments ?? [])].map(({ from, to, list, net }) => [from, to, list.amount, net.amount]);

const invoicesOf = (invoices: readonly { issueOn: string; dueOn: string; amount: { amount: string } }[]): string =>
  JSON.stringify(invoices.map(({ issueOn, dueOn, amount }) => [issueOn, dueOn, amount.amount]));
