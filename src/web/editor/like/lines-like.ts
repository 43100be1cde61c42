import { equals, exact, parseDecimal } from '../../../domain/exact.ts';
import { unitPriceOf } from '../../../domain/measures/line-figures.ts';
import type { Currency, Decimal, PriceModel, QuoteContent } from '../../../domain/offer.ts';
import { listParts } from '../../../domain/pricing/price-model.ts';
import { type DraftLine, draftOf } from '../draft.ts';
import { type DraftStructure, noStructure, orNone } from '../draft-structure.ts';
import { newLineId } from '../edits.ts';

/** A line that is taken over, and the list price of one unit then and now; null: it depends on tiers. */
export interface LineLike {
  line: DraftLine;
  was: Decimal | null;
  now: Decimal | null;
}

export interface LinesLike {
  taken: LineLike[];
  /** What could not be copied, and why. */
  leftOut: { subject: string; reason: string }[];
}

interface Example {
  content: QuoteContent;
  figures: readonly { id: string; unitPrice: Decimal | null }[];
}

interface Wanted {
  /** Prices of what the draft's price book sells, by SKU. */
  sold: ReadonlyMap<string, PriceModel>;
  currency: Currency;
  /** Discounts come with the quantities. */
  discounts: boolean;
}

/** The lines of another quote as new lines of a draft. Dates of their own stay behind: they belong to the other term. */
export function linesLike({ content, figures }: Example, { sold, currency, discounts }: Wanted): LinesLike {
  const leftOut: LinesLike['leftOut'] = [];
  const prices = new Map(figures.map(({ id, unitPrice }) => [id, unitPrice]));
  const taken = draftOf(content).lines.flatMap((line): LineLike[] => {
    const model = sold.get(line.product);
    if (!model) {
      leftOut.push({ subject: line.product, reason: 'Not in this price book, or not sold any more.' });
      return [];
    }
    const isForeign = line.discount !== '' && !line.discount.endsWith('%') && content.currency !== currency;
    if (discounts && isForeign) {
      leftOut.push({ subject: `${line.product}: its discount`, reason: `It is an amount in ${content.currency}.` });
    }
    if (line.structure && line.structure.ramp.length > 0)
      leftOut.push({ subject: `${line.product}: its ramp`, reason: 'Its steps begin on days of the other term.' });
    const discount = discounts && !isForeign ? line.discount : '';
    const quantity = parseDecimal(line.quantity);
    return [
      {
        line: {
          ...line,
          id: newLineId(),
          discount,
          start: '',
          termMonths: '',
          structure: line.structure && structureLike(line.structure, discounts, content.currency !== currency),
        },
        was: prices.get(line.id) ?? null,
        now: quantity && model.kind !== 'percentOf' ? unitPriceOf(listParts(model, quantity)) : null,
      },
    ];
  });
  return { taken, leftOut };
}

/** What of a line's structure does not belong to the other customer, term or currency. */
function structureLike(structure: DraftStructure, discounts: boolean, isForeign: boolean): DraftStructure | undefined {
  const { further, freeMonths, freeMonthsAt, freeUnits, uplift, commitment, optional, alternative, group } = structure;
  const given = { further: isForeign ? further.filter(({ discount }) => discount.endsWith('%')) : further };
  return orNone({
    ...noStructure,
    ...(discounts && { ...given, freeMonths, freeMonthsAt, freeUnits }),
    ...(!isForeign && { minimum: structure.minimum, overage: structure.overage }),
    uplift,
    commitment,
    optional,
    alternative,
    group,
  });
}

/** Whether a unit has another list price now, as far as two prices can be held against each other. */
export const isRepriced = ({ was, now }: LineLike): boolean =>
  was !== null && now !== null && !equals(exact(was), exact(now));
