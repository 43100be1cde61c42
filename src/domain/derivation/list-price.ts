import type { PricedProduct, PriceModel } from '../catalogue.ts';
import { isZero, zero } from '../exact.ts';
import type { QuoteLine } from '../offer.ts';
import { agreementOf, modelOf } from '../pricing/line-model.ts';
import { isOpenChoice } from '../pricing/line-price.ts';
import { covers, shareWithin } from '../pricing/percent-of.ts';
import type { LinePeriod, PricedLine, PricedSegment, PricePart } from '../pricing/priced.ts';
import { type Derived, given, named, worked } from './derived.ts';
import { amount, type Grounds, number, ofLine } from './grounds.ts';
import { timeOf } from './periods.ts';

type Share = Extract<PriceModel, { kind: 'percentOf' }>;

/** What a price period costs: its units at their prices, or a share of what other lines come to in it. */
export function listOfPeriod({ listParts, period }: PricedSegment, said: QuoteLine, grounds: Grounds): Derived {
  const { basis } = grounds;
  const listed = (basis.products[said.product] as PricedProduct).price;
  const model = modelOf(listed, agreementOf(said, basis));
  if (model.kind !== 'percentOf') return pricesOf(listParts);
  const [charged] = listParts;
  return worked('shareOfOthers', 'product', 'money', [
    given('shareCharged', charged?.quantity ?? zero, 'ratio'),
    othersInPeriod(model, period, grounds),
  ]);
}

/** What the lines that it is a share of come to in its time, a price period of it on average. */
function othersInPeriod(share: Share, time: LinePeriod, grounds: Grounds): Derived {
  const { content, basis, before } = grounds;
  const others = content.lines.flatMap((line) => {
    const priced = before.get(line.id);
    const isShare = basis.products[line.product]?.price.kind === 'percentOf';
    return priced && !isShare && !isOpenChoice(line) && covers(share, priced) ? [priced] : [];
  });
  const parts = others.flatMap((line) =>
    line.segments.flatMap((segment) => partOf(share, time, line, segment, grounds)),
  );
  const all = worked('othersInTime', 'sum', 'money', parts);
  if (isZero(time.factor)) return given('othersInPeriod', zero, 'money');
  return worked('othersInPeriod', 'quotient', 'money', [all, timeOf(time)]);
}

/** What a stretch of another line comes to in a time before the discounts on the total, by months where it is a part. */
function partOf(share: Share, time: LinePeriod, line: PricedLine, segment: PricedSegment, grounds: Grounds): Derived[] {
  const part = shareWithin(time, segment);
  if (part === 'none') return [];
  const { from, to } = segment.period;
  const labels = { of: line.name, line: line.id };
  const whole =
    line.segments.length > 1
      ? amount(grounds, share.of === 'list' ? 'listOfStretch' : 'stretchAfterLineDiscount', segment[share.of], {
          of: `${line.name}, ${from} – ${to}`,
          line: line.id,
          called: from,
          figure: 'stretchNet',
        })
      : share.of === 'list'
        ? ofLine(grounds, 'list', line.list, line)
        : leftOfLine(line, grounds);
  if (part === 'all') return [whole];
  const months = worked('monthsOfIt', 'quotient', 'number', [
    number('monthsWithin', part.within),
    number('monthsOfFees', part.of),
  ]);
  return [worked('otherInTime', 'product', 'money', [whole, months], labels)];
}

/** What is left of a line after its own discounts: in two numbers, each of which can be asked. */
export const leftOfLine = (before: PricedLine, grounds: Grounds): Derived =>
  worked(
    'afterLineDiscount',
    'difference',
    'money',
    [ofLine(grounds, 'list', before.list, before), ofLine(grounds, 'lineDiscount', before.lineDiscount, before)],
    { of: before.name },
  );

/** What a price period of so many units costs by the price list alone. */
export const deriveListPrice = (listParts: readonly PricePart[]): Derived => named('listOfPeriod', pricesOf(listParts));

/** Every tier or package at its price. */
function pricesOf(listParts: readonly PricePart[]): Derived {
  const parts = listParts.map(({ quantity, unitPrice }) =>
    worked('priced', 'product', 'money', [number('quantity', quantity), given('unitPrice', unitPrice, 'money')]),
  );
  return parts.length === 1 ? (parts[0] as Derived) : worked('tiers', 'sum', 'money', parts);
}
