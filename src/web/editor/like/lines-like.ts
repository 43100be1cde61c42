import { compare, equals, exact, parseDecimal } from '../../../domain/exact.ts';
import { unitPriceOf } from '../../../domain/measures/line-figures.ts';
import type { PriceModel } from '../../../domain/catalogue.ts';
import type { Currency, Decimal, QuoteContent } from '../../../domain/offer.ts';
import { modelOf } from '../../../domain/pricing/line-model.ts';
import { listParts } from '../../../domain/pricing/price-model.ts';
import type { PricePart } from '../../../domain/pricing/priced.ts';
import type { FoundProduct } from '../../api/types.ts';
import { type DraftLine, draftOf } from '../draft.ts';
import { type DraftStructure, noStructure, orNone } from '../draft-structure.ts';
import { newLineId } from '../edits.ts';

/** A line that is taken over, and the list price of one unit then and now; null: it depends on tiers. */
export interface LineLike {
  line: DraftLine;
  /** The line of the other quote. */
  of: string;
  was: Decimal | null;
  now: Decimal | null;
  /** What of now: quantities at their prices, and none of a share of other lines. */
  parts: readonly PricePart[];
  model: PriceModel;
  /** The name of the price agreement by which the customer buys it. */
  agreement: string | null;
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

type Agreed = Pick<NonNullable<FoundProduct['agreement']>, 'id' | 'name' | 'unitPrice'>;

interface Wanted {
  /** What the draft's price book sells, by SKU, with the agreement that the draft's customer buys it by. */
  sold: ReadonlyMap<string, { model: PriceModel; agreement: Agreed | null }>;
  currency: Currency;
  /** Discounts come with the quantities. */
  discounts: boolean;
}

/** The lines of another quote as new lines of a draft. Dates of their own stay behind: they belong to the other term. */
export function linesLike({ content, figures }: Example, { sold, currency, discounts }: Wanted): LinesLike {
  const leftOut: LinesLike['leftOut'] = [];
  const prices = new Map(figures.map(({ id, unitPrice }) => [id, unitPrice]));
  const taken = draftOf(content).lines.flatMap((line): LineLike[] => {
    const product = sold.get(line.product);
    if (!product) {
      leftOut.push({ subject: line.product, reason: 'Not in this price book, or not sold any more.' });
      return [];
    }
    const isForeign = line.discount !== '' && !line.discount.endsWith('%') && content.currency !== currency;
    if (discounts && isForeign) {
      leftOut.push({ subject: `${line.product}: its discount`, reason: `It is an amount in ${content.currency}.` });
    }
    if (line.structure && line.structure.ramp.length > 0)
      leftOut.push({ subject: `${line.product}: its ramp`, reason: 'Its steps begin on days of the other term.' });
    const { agreement } = product;
    const given = discounts && !isForeign ? line.discount : '';
    const discount = agreement && !isBelow(given, agreement) ? '' : given;
    if (agreement) {
      const without = discount === given ? '' : ' What was taken off the list price stays behind.';
      leftOut.push({ subject: line.product, reason: `It is priced by the agreement ${agreement.name}.${without}` });
    }
    const model = modelOf(product.model, agreement);
    const structure = structureLike(line.structure ?? noStructure, {
      discounts,
      isForeign: content.currency !== currency,
      agreement: agreement?.id ?? '',
    });
    const { structure: _, ...plain } = line;
    const quantity = parseDecimal(line.quantity);
    const parts = quantity && model.kind !== 'percentOf' ? listParts(model, quantity) : [];
    return [
      {
        line: {
          ...plain,
          id: newLineId(),
          discount,
          start: '',
          termMonths: '',
          ...(structure && { structure }),
        },
        of: line.id,
        was: prices.get(line.id) ?? null,
        now: unitPriceOf(parts),
        parts,
        model,
        agreement: agreement?.name ?? null,
      },
    ];
  });
  return { taken, leftOut };
}

/** What of a line's structure does not belong to the other customer, term or currency. */
function structureLike(
  structure: DraftStructure,
  { discounts, isForeign, agreement }: { discounts: boolean; isForeign: boolean; agreement: string },
): DraftStructure | undefined {
  const { further, freeMonths, freeMonthsAt, freeUnits, uplift, commitment, optional, alternative, group } = structure;
  const offList = agreement === '' ? further : [];
  const given = { further: isForeign ? offList.filter(({ discount }) => discount.endsWith('%')) : offList };
  return orNone({
    ...noStructure,
    ...(discounts && { ...given, freeMonths, freeMonthsAt, freeUnits }),
    ...(!isForeign && { minimum: structure.minimum, overage: structure.overage }),
    uplift,
    commitment,
    optional,
    alternative,
    group,
    agreement,
  });
}

/** A wanted price that is lower than the agreed one stands beside it; anything else was off the list price. */
function isBelow(discount: string, { unitPrice }: Agreed): boolean {
  const wanted = discount.startsWith('=') ? parseDecimal(discount.slice(1)) : undefined;
  return wanted !== undefined && compare(wanted, exact(unitPrice)) < 0;
}

/** Whether a unit has another list price now, as far as two prices can be held against each other. */
export const isRepriced = ({ was, now }: LineLike): boolean =>
  was !== null && now !== null && !equals(exact(was), exact(now));
