import { total } from './fraction.ts';
import type { LineWorth, SegmentWorth } from './lines.ts';
import type { OfferWorth } from './totals.ts';

/** What the oracle says of the prices, by the names that the product gives them. */
export function pricing(offer: OfferWorth) {
  const sum = (of: (line: LineWorth) => bigint) => total(offer.lines.map(of));
  return {
    lines: offer.lines.map(lineFigures),
    options: offer.options.map((option) => ({ ...lineFigures(option), adds: option.adds })),
    headerSteps: offer.headerSteps,
    totals: {
      list: sum(({ list }) => list),
      lineDiscount: sum(({ lineDiscount }) => lineDiscount),
      headerDiscount: sum(({ headerDiscount }) => headerDiscount),
      net: offer.net,
    },
  };
}

const lineFigures = ({ said, segments, list, lineDiscount, headerDiscount, net, unrounded, expected }: LineWorth) => ({
  id: said.id,
  list,
  lineDiscount,
  headerDiscount,
  net,
  unrounded,
  ...(expected && { expected }),
  segments: segments.map(segmentFigures),
});

const segmentFigures = ({
  use,
  quantity,
  list,
  lineDiscount,
  headerDiscount,
  net,
  unrounded,
  steps,
}: SegmentWorth) => ({
  quantity,
  period: { factor: use.factor, charged: use.charged, uplifted: use.uplifted },
  list,
  lineDiscount,
  headerDiscount,
  net,
  unrounded,
  steps,
});
