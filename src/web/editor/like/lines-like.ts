import type { Currency, QuoteContent } from '../../../domain/offer.ts';
import { type DraftLine, draftOf } from '../draft.ts';
import { newLineId } from '../edits.ts';

export interface LinesLike {
  lines: DraftLine[];
  /** What could not be copied, and why. */
  leftOut: { subject: string; reason: string }[];
}

interface Wanted {
  /** SKUs that the draft's price book sells. */
  sold: ReadonlySet<string>;
  currency: Currency;
  /** Discounts come with the quantities. */
  discounts: boolean;
}

/** The lines of another quote as new lines of a draft. Dates of their own stay behind: they belong to the other term. */
export function linesLike(content: QuoteContent, { sold, currency, discounts }: Wanted): LinesLike {
  const leftOut: LinesLike['leftOut'] = [];
  const lines = draftOf(content).lines.flatMap((line): DraftLine[] => {
    if (!sold.has(line.product)) {
      leftOut.push({ subject: line.product, reason: 'Not in this price book, or not sold any more.' });
      return [];
    }
    const isForeign = line.discount !== '' && !line.discount.endsWith('%') && content.currency !== currency;
    if (discounts && isForeign) {
      leftOut.push({ subject: `${line.product}: its discount`, reason: `It is an amount in ${content.currency}.` });
    }
    const discount = discounts && !isForeign ? line.discount : '';
    return [{ ...line, id: newLineId(), discount, start: '', termMonths: '' }];
  });
  return { lines, leftOut };
}
