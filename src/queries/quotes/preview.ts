/** What a quote would come to that is being written, as whoever writes it is shown it. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../commands/actor.ts';
import type { Previewed } from '../../commands/preview.ts';
import { seenDeals } from '../../commands/relations.ts';
import { viewInvoices } from '../../domain/billing/view.ts';
import type { Sight } from '../../domain/confidentiality.ts';
import { changeTable } from '../../domain/measures/change-table.ts';
import type { DerivationView } from '../../domain/derivation/asked.ts';
import { groundsOf } from '../../domain/derivation/grounds.ts';
import { viewDerivation } from '../../domain/derivation/view.ts';
import { viewPackageDerivation } from '../../domain/derivation/view-package.ts';
import type { FigureName } from '../../domain/measures/figures.ts';
import { lineFigures } from '../../domain/measures/line-figures.ts';
import { viewOverTime } from '../../domain/measures/over-time.ts';
import { marginView, viewTotals } from '../../domain/measures/view.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { openPrices } from '../../domain/pricing/open-prices.ts';
import type { Reader } from '../page.ts';
import { shownAssessment } from './quote.ts';

interface AlsoShown {
  actor: Actor;
  sight: Sight;
  /** The figure that is to be explained, and whose it is. */
  explain?: FigureName | undefined;
  line?: string | undefined;
  called?: string | undefined;
  chosen?: string | undefined;
  /** Whose figure it is where it is not the quote's alone. */
  whose?: 'package' | undefined;
  /** The key of the prices that are known already. */
  prices?: string | undefined;
  /** The offer month by month. */
  overTime?: boolean | undefined;
}

/** What submitting a draft would come to, in short: the whole, each line's row, invoices without their parts. */
export async function shownPreview(reader: Reader, previewed: Previewed, also: AlsoShown) {
  const { measures, priced, risk, review, policy, evaluation, steps, installments, content, basis, lacking } =
    previewed;
  const schedule = viewInvoices(installments, priced.currency);
  const derivation = await derivationAsked(reader, previewed, also);
  return {
    measures: viewTotals(measures),
    change: changeTable(priced, content, basis.subscription),
    figures: lineFigures(
      priced,
      measures.lines.map(({ margin }) => marginView(margin)),
      basis,
    ),
    risk,
    assessment: {
      ...(await shownAssessment(reader, { policy, review, evaluation, steps, schedule })),
      lacking,
    },
    ...(derivation && { derivation }),
    ...(also.overTime && { overTime: viewOverTime(priced, installments) }),
    ...(also.prices !== undefined && { basis: keyedPrices(basis, also.prices) }),
  };
}

async function derivationAsked(
  reader: Reader,
  { content, basis, closing, package: members }: Previewed,
  { actor, sight, explain, line, called, chosen, whose }: AlsoShown,
): Promise<DerivationView | undefined> {
  if (!explain) return undefined;
  const asked = { measure: explain, line, called, chosen };
  const own = groundsOf(content, basis, closing);
  if (whose === undefined) return viewDerivation(asked, own, sight);
  const deals = [...new Set(members.map(({ deal }) => deal.id))];
  const seen = await seenDeals(reader, actor, deals);
  const others = members.map((member) => ({ ...member, grounds: groundsOf(member.content, member.basis) }));
  return viewPackageDerivation(asked, own, { others, seesAll: seen.size === deals.length }, sight);
}

/** The prices under the key that stands for them; by the key alone to whom knows it. */
function keyedPrices(basis: PricingBasis, known: string) {
  const prices = openPrices(basis);
  const key = createHash('sha256').update(JSON.stringify(prices)).digest('base64url');
  return key === known ? { key } : { key, prices };
}
