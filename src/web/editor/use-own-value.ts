import { useMemo, useState } from 'react';
import { lineFigure } from '../../domain/measures/line-figures.ts';
import { revaluer, type Revalued } from '../../domain/measures/revalue.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import { pricedHere } from './priced-here.ts';
import { type FiguresByLine, isSame, type LineFigures } from './grid/figures.ts';
import type { LivePreview, Prices } from './use-preview.ts';

export interface OwnValue {
  /** What the content is worth; undefined while it cannot be priced here. */
  value: Revalued['value'] | undefined;
  figures: FiguresByLine | undefined;
}

/**
 * What is being written is worth, worked out here with the key that changes it, by the same pricing and on the same prices
 * as the server's last answer. What needs more than prices is the server's to say: margin, findings, route.
 */
export function useOwnValue(
  content: QuoteContent | null,
  { prices, figures }: Pick<LivePreview, 'prices' | 'figures'>,
): OwnValue {
  const [revalue] = useState(revaluer);
  const own = useMemo(
    () => (content && prices ? revalue(pricedHere(content), prices) : undefined),
    [revalue, content, prices],
  );
  const [drawn] = useState(() => new Map<string, LineFigures>());
  return useMemo(
    () => ({ value: own?.value, figures: own && prices && ownFigures(own, figures, drawn, prices) }),
    [own, figures, drawn, prices],
  );
}

/**
 * List and net of each line as they are now, beside the margin that was answered last. Worked out for the rows in sight,
 * which alone are asked for; one that did not change stays the same object, so that its row is not drawn again.
 */
function ownFigures(
  { priced }: Revalued,
  answered: FiguresByLine | undefined,
  drawn: Map<string, LineFigures>,
  prices: Prices,
): FiguresByLine {
  const lines = new Map([...priced.lines, ...priced.options].map((line) => [line.id, line]));
  return {
    get(id) {
      const line = lines.get(id);
      const known = answered?.get(id);
      if (!line) return known;
      const now = {
        ...lineFigure(line, priced.currency, known?.margin ?? 'unknown', prices),
        named: known?.named ?? false,
      };
      const was = drawn.get(id);
      if (was && isSame(was, now)) return was;
      drawn.set(id, now);
      return now;
    },
  };
}
