import { useMemo, useState } from 'react';
import { revaluer } from '../../../domain/measures/revalue.ts';
import { money } from '../../../domain/money.ts';
import type { Money, QuoteContent, QuoteLine } from '../../../domain/offer.ts';
import { withChosen } from '../../../domain/pricing/choices.ts';
import type { OptionCause } from '../../../domain/pricing/priced.ts';
import { pricedHere } from '../priced-here.ts';
import type { Prices } from '../use-preview.ts';

/** A line that the customer may still take, and what the quote would come to with it. */
export interface Option {
  line: QuoteLine;
  /** The offer with it. */
  taken: QuoteContent;
  net: Money;
  option: { adds: Money; because: OptionCause[] };
  /** Undefined: it cannot be taken as the rest stands. */
  tcv: Money | undefined;
  discount: string | null;
}

/** What each choice that is left would make of the totals: the same pricing, with the line taken. */
export function useOptions(content: QuoteContent | null, prices: Prices | undefined): Option[] {
  const [revalue] = useState(revaluer);
  return useMemo(() => (content && prices ? optionsOf(content, prices, revalue) : []), [content, prices, revalue]);
}

export function optionsOf(content: QuoteContent, prices: Prices, revalue: ReturnType<typeof revaluer>): Option[] {
  const lines = new Map(content.lines.map((line) => [line.id, line]));
  const options = revalue(pricedHere(content), prices)?.priced.options ?? [];
  return options.map(({ id, net, adds, because }): Option => {
    const taken = withChosen(content, new Set([id]));
    const value = revalue(pricedHere(taken), prices)?.value;
    const { currency } = content;
    return {
      line: lines.get(id) as QuoteLine,
      taken,
      net: money(net, currency),
      option: { adds: money(adds, currency), because },
      tcv: value?.tcv,
      discount: value?.discount ?? null,
    };
  });
}
