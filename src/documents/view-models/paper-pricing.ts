import { schedule } from '../../domain/billing/schedule.ts';
import { div, isZero, plainText, ratioText } from '../../domain/exact.ts';
import { measure } from '../../domain/measures/measure.ts';
import { viewMeasures } from '../../domain/measures/view.ts';
import { type Minor, minorToExact, money as moneyOf } from '../../domain/money.ts';
import type { PriceModel } from '../../domain/catalogue.ts';
import type { Currency, Money, QuoteContent, QuoteLine } from '../../domain/offer.ts';
import { addedPriceWords } from '../../domain/option-words.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { agreementOf, modelOf } from '../../domain/pricing/line-model.ts';
import { rampStepOf } from '../../domain/pricing/period.ts';
import { price } from '../../domain/pricing/price.ts';
import type { PricedLine, PricedOption, PricedSegment } from '../../domain/pricing/priced.ts';
import { derivationOf } from './derivation.ts';
import { money } from './figures.ts';
import { lineNotes } from './line-notes.ts';
import { lineSteps, totalSteps } from './line-steps.ts';
import type { PaperInput, PaperLineInput, PaperOptionInput, PaperSegmentInput } from './paper-input.ts';

/**
 * The priced part of a paper's input, from a version's content and the basis frozen with it: the engines' figures,
 * without anything that a customer may not see.
 */
export function paperPricing(
  content: QuoteContent,
  basis: PricingBasis,
): Pick<PaperInput, 'end' | 'subscription' | 'lines' | 'options' | 'totals' | 'schedule'> {
  const priced = price(content, basis);
  const { currency } = priced;
  const measures = viewMeasures(measure(priced, content, basis));
  const { list, discountAmount, discount, net, oneTime, recurring, usageCommitment, firstYear } = measures;
  const { acv, arr, exitArr } = measures;
  return {
    end: priced.end,
    subscription: content.subscription ? (basis.subscription?.number ?? null) : null,
    lines: priced.lines.map((line) => paperLine(line, content, basis)),
    options: priced.options.map((option) => paperOption(option, content, basis)),
    totals: {
      list,
      discount: discountAmount,
      discountRatio: discount,
      steps: totalSteps(priced, content),
      net,
      oneTime,
      recurring,
      usageCommitment,
      firstYear,
      acv,
      arr,
      exitArr,
    },
    schedule: schedule(priced, content).map(({ issueOn, dueOn, from, to, amount, milestone }) => ({
      issueOn,
      dueOn,
      period: { from, to },
      amount: moneyOf(amount, currency),
      milestone: milestone ?? null,
    })),
  };
}

/** What a customer is offered beside the total: of alternatives of which one is chosen no other any more. */
export function stillOffered(options: readonly PaperOptionInput[], { lines }: QuoteContent): PaperOptionInput[] {
  const decided = lines.flatMap(({ alternative, chosen }) => (chosen && alternative ? alternative : []));
  return options.filter(({ alternative }) => alternative === null || !decided.includes(alternative));
}

/** Why an option adds another amount than its own net stands with what its price rests on. */
function paperOption(option: PricedOption, content: QuoteContent, basis: PricingBasis): PaperOptionInput {
  const line = paperLine(option, content, basis);
  const adds = moneyOf(option.adds, content.currency);
  const why = addedPriceWords({ net: line.net, adds, because: option.because }, (amount) => money(amount).text);
  return { ...line, adds, notes: why === undefined ? line.notes : [...line.notes, why] };
}

function paperLine(line: PricedLine, { lines, currency }: QuoteContent, basis: PricingBasis): PaperLineInput {
  const product = basis.products[line.product];
  const said = lines.find(({ id }) => id === line.id);
  const [first, ...later] = line.segments;
  if (!product || !said || !first) throw new RangeError(`the pricing basis has no product ${line.product}`);
  const model = modelOf(product.price, agreementOf(line, basis));
  const { unitPrice, priceUnit } = unitPriceOf(line, model, currency);
  return {
    id: line.id,
    sku: product.sku,
    name: line.name,
    unit: line.unit,
    charge: line.charge,
    pricePeriod: line.period.unit,
    quantity: plainText(line.quantity),
    start: line.period.from,
    end: line.period.to,
    unitPrice,
    priceUnit,
    derivation: later.length > 0 ? '' : derivationOf(line, first, model, currency),
    notes: lineNotes(line, said, product, basis),
    ...amounts(line, currency),
    steps: lineSteps(line, said, currency),
    segments:
      later.length > 0 ? line.segments.map((segment) => paperSegment(line, segment, said, model, currency)) : [],
    group: line.group ?? null,
    alternative: line.option?.kind === 'alternative' ? line.option.name : null,
  };
}

/** Where one price stands for every unit of a line; of packages it is that of one. */
function unitPriceOf(
  { listParts: [part, ...more], charge, unit }: PricedLine,
  model: PriceModel,
  currency: Currency,
): Pick<PaperLineInput, 'unitPrice' | 'priceUnit'> {
  const at = (amount: string): Money => ({ amount, currency });
  switch (model.kind) {
    case 'flat':
      return { unitPrice: at(model.amount), priceUnit: null };
    case 'perUnit':
      return { unitPrice: at(model.unitPrice), priceUnit: unit };
    case 'package':
      return { unitPrice: at(model.unitPrice), priceUnit: `package of ${model.size}` };
    case 'percentOf':
      return { unitPrice: null, priceUnit: null };
    default: {
      const one = part !== undefined && more.length === 0 && !isZero(part.quantity) && charge !== 'usage';
      return { unitPrice: one ? at(plainText(part.unitPrice)) : null, priceUnit: unit };
    }
  }
}

/** A step of a ramp: its own price where it says one, else what its list amount is made of. */
function paperSegment(
  line: PricedLine,
  segment: PricedSegment,
  said: QuoteLine,
  model: PriceModel,
  currency: Currency,
): PaperSegmentInput {
  const step = rampStepOf(said, segment.period);
  return {
    start: segment.period.from,
    end: segment.period.to,
    quantity: plainText(segment.quantity),
    agreedPrice: step?.unitPrice === undefined ? null : { amount: step.unitPrice, currency },
    derivation: derivationOf(line, segment, model, currency),
    ...amounts(segment, currency),
  };
}

type Priced = Pick<PricedSegment, 'list' | 'lineDiscount' | 'headerDiscount' | 'net'>;

function amounts(
  { list, lineDiscount, headerDiscount, net }: Priced,
  currency: Currency,
): Pick<PaperLineInput, 'list' | 'discount' | 'discountRatio' | 'net'> {
  const discount: Minor = lineDiscount + headerDiscount;
  return {
    list: moneyOf(list, currency),
    discount: moneyOf(discount, currency),
    discountRatio: list === 0n ? null : ratioText(div(minorToExact(discount, currency), minorToExact(list, currency))),
    net: moneyOf(net, currency),
  };
}
