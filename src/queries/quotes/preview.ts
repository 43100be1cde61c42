/** What a quote would come to that is being written, as whoever writes it is shown it. */
import { createHash } from 'node:crypto';
import type { Previewed } from '../../commands/preview.ts';
import { viewInvoices } from '../../domain/billing/view.ts';
import { lineFigures } from '../../domain/measures/line-figures.ts';
import { viewOverTime } from '../../domain/measures/over-time.ts';
import { marginView, viewTotals } from '../../domain/measures/view.ts';
import type { PricingBasis } from '../../domain/offer.ts';
import { openPrices } from '../../domain/pricing/open-prices.ts';
import type { Reader } from '../page.ts';
import { derivationOf, shownAssessment } from './quote.ts';

interface AlsoShown {
  /** The line that is to be explained. */
  explain?: string | undefined;
  /** The key of the prices that are known already. */
  prices?: string | undefined;
  /** The offer month by month. */
  overTime?: boolean | undefined;
}

/** What submitting a draft would come to, in short: the whole, each line's row, invoices without their parts. */
export async function shownPreview(reader: Reader, previewed: Previewed, { explain, prices, overTime }: AlsoShown) {
  const { measures, priced, risk, review, policy, evaluation, steps, installments, basis, lacking } = previewed;
  const schedule = viewInvoices(installments, priced.currency);
  const derivation = explain === undefined ? undefined : derivationOf(priced, explain);
  return {
    measures: viewTotals(measures),
    figures: lineFigures(
      priced,
      measures.lines.map(({ margin }) => marginView(margin)),
    ),
    risk,
    assessment: {
      ...(await shownAssessment(reader, { policy, review, evaluation, steps, schedule })),
      lacking,
    },
    ...(derivation && { derivation }),
    ...(overTime && { overTime: viewOverTime(priced, installments) }),
    ...(prices !== undefined && { basis: keyedPrices(basis, prices) }),
  };
}

/** The prices under the key that stands for them; by the key alone to whom knows it. */
function keyedPrices(basis: PricingBasis, known: string) {
  const prices = openPrices(basis);
  const key = createHash('sha256').update(JSON.stringify(prices)).digest('base64url');
  return key === known ? { key } : { key, prices };
}
