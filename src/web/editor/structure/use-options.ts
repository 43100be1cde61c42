import { useMemo, useState } from 'react';
import { revaluer } from '../../../domain/measures/revalue.ts';
import { compare, exact, sub, unitsText, roundToUnits } from '../../../domain/exact.ts';
import { minorUnitPlaces } from '../../../domain/money.ts';
import type { Money, QuoteContent, QuoteLine } from '../../../domain/offer.ts';
import { isOpenChoice } from '../../../domain/pricing/line-price.ts';
import type { Prices } from '../use-preview.ts';

/** A line that the customer may still take, and what the quote would come to with it. */
export interface Option {
  line: QuoteLine;
  /** The offer with it. */
  taken: QuoteContent;
  net: Money;
  /** Undefined: it cannot be priced then. */
  tcv: Money | undefined;
  more: Money | undefined;
  discount: string | null;
}

/** What each choice that is left would make of the totals: the same pricing, with the line taken. */
export function useOptions(content: QuoteContent | null, prices: Prices | undefined): Option[] {
  const [revalue] = useState(revaluer);
  return useMemo(() => {
    const open = content?.lines.filter(isOpenChoice) ?? [];
    if (!content || !prices || open.length === 0) return [];
    const now = revalue(content, prices);
    return open.flatMap((line): Option[] => {
      const alone = now?.priced.options.find(({ id }) => id === line.id);
      if (!now || !alone) return [];
      const { currency } = content;
      const taken = withTaken(content, line);
      const value = revalue(taken, prices)?.value;
      const more = value && sub(exact(value.tcv.amount), exact(now.value.tcv.amount));
      const money = (amount: bigint): Money => ({ amount: unitsText(amount, minorUnitPlaces[currency]), currency });
      return [
        {
          line,
          taken,
          net: money(alone.net),
          tcv: value?.tcv,
          more: more && money(roundToUnits(more, minorUnitPlaces[currency])),
          discount: value?.discount ?? null,
        },
      ];
    });
  }, [content, prices, revalue]);
}

/** The offer with the line taken, in the place of another alternative that may be taken now. */
const withTaken = (content: QuoteContent, taken: QuoteLine): QuoteContent => ({
  ...content,
  lines: content.lines.map((line) => {
    if (line.id === taken.id) return { ...line, chosen: true };
    const isReplaced = line.chosen && taken.alternative !== undefined && line.alternative === taken.alternative;
    return isReplaced ? { ...line, chosen: false } : line;
  }),
});

export const isLess = ({ amount }: Money): boolean => compare(exact(amount), exact(0)) < 0;
