import type { Charge } from '../../domain/catalogue.ts';
import type { Money } from '../../domain/offer.ts';
import {
  type DateFigure,
  type DecimalFigure,
  date,
  dates,
  type MoneyFigure,
  money,
  percent,
  quantity,
  signed,
  sumOf,
} from './figures.ts';
import type { NamedStep } from './line-steps.ts';
import type {
  PaperAmounts,
  PaperLineInput,
  PaperOptionInput,
  PaperSegmentInput,
  PaperTotalsInput,
} from './paper-input.ts';

interface AmountsView {
  list: MoneyFigure;
  discount: MoneyFigure;
  /** Empty where list is zero, which gives no ratio. */
  discountPercent: string;
  net: MoneyFigure;
}

export interface LineView extends AmountsView {
  ordinal: number;
  id: string;
  sku: string;
  name: string;
  unit: string;
  charge: Charge;
  quantity: DecimalFigure;
  start: DateFigure;
  end: DateFigure;
  /** "1 January 2027 – 31 December 2027", or the one day of a one-time charge. */
  period: string;
  /** "$19.00 per seat per month"; empty when several tiers or other lines make it up. */
  unitPrice: string;
  /** How the list amount came about where unit price × quantity does not give it; else empty. */
  derivation: string;
  /** What else the price rests on, a sentence each. */
  notes: string[];
  /** The discounts by name, where there is more than one. */
  steps: StepView[];
  /** The steps of a ramp; they sum to the line. */
  segments: SegmentView[];
  /** Above the first line of a group; else empty. */
  heading: string;
  /** Net of its group, beneath the last line of each where there are several; else empty. */
  subtotal: string;
  /** The last of the lines, which stays on the page of the totals. */
  closes: boolean;
  /** Of what the customer may still choose: "Optional", "Alternative: size"; else empty. */
  choice: string;
  /** Of what the customer may still choose what the total grows by; else empty. */
  ifChosen: string;
  /** Its own net where that is another amount; else empty. */
  ofItself: string;
}

export interface SegmentView extends AmountsView {
  period: string;
  quantity: DecimalFigure;
  /** "$90.00 per seat per year", where the step says its own net price; else empty. */
  agreedPrice: string;
  derivation: string;
}

/** A discount by name; "−$66,339.00", or "+$57.00" where the price rose. */
export interface StepView {
  label: string;
  amount: string;
}

export interface TotalsView extends AmountsView {
  /** False when nothing is given off list, so that papers can leave the row out. */
  discounted: boolean;
  steps: StepView[];
  oneTime: MoneyFigure;
  recurring: MoneyFigure;
  usageCommitment: MoneyFigure;
  /** Whether any use is paid for whether used or not. */
  committed: boolean;
  firstYear: MoneyFigure;
  /** What recurs, by the year; nothing where nothing does. */
  yearly: { label: string; amount: MoneyFigure }[];
}

/** Lines under their headings, in the order in which each heading first appears. */
export function lineViews(lines: readonly PaperLineInput[]): LineView[] {
  const groups = new Map<string | null, PaperLineInput[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  let ordinal = 0;
  const views = [...groups].flatMap(([group, members], at) =>
    members.map((line, index) => {
      const isLast = index === members.length - 1;
      return {
        ...lineView(line, ++ordinal),
        // What stands under no heading needs one only beneath others.
        heading: index > 0 ? '' : (group ?? (at > 0 ? 'Besides' : '')),
        subtotal: isLast && groups.size > 1 ? money(sumOf(members.map(({ net }) => net))).text : '',
      };
    }),
  );
  return views.map((view, index) => ({ ...view, closes: index === views.length - 1 }));
}

/** What the customer may still choose: whatever stands by itself first, then each set of alternatives together. */
export function optionViews(options: readonly PaperOptionInput[]): LineView[] {
  const sets = [...new Set(options.map(({ alternative }) => alternative))].sort(
    (a, b) => Number(a !== null) - Number(b !== null),
  );
  return sets
    .flatMap((set) => options.filter(({ alternative }) => alternative === set))
    .map((line, index) => ({
      ...lineView(line, index + 1),
      choice: line.alternative === null ? 'Optional' : `Alternative: ${line.alternative}`,
      ifChosen: money(line.adds).text,
      ofItself: line.adds.amount === line.net.amount ? '' : money(line.net).text,
    }));
}

function lineView(line: PaperLineInput, ordinal: number): LineView {
  const start = date(line.start);
  const end = date(line.end);
  return {
    ordinal,
    id: line.id,
    sku: line.sku,
    name: line.name,
    unit: line.unit,
    charge: line.charge,
    quantity: quantity(line.quantity),
    start,
    end,
    period: line.charge === 'one-time' ? start.text : dates(line.start, line.end),
    unitPrice: line.unitPrice === null ? '' : priced(line.unitPrice, line.priceUnit, line.pricePeriod),
    derivation: line.derivation,
    notes: line.notes,
    ...amountsView(line),
    steps: line.steps.map(stepView),
    segments: line.segments.map((segment) => segmentView(segment, line)),
    heading: '',
    subtotal: '',
    closes: false,
    choice: '',
    ifChosen: '',
    ofItself: '',
  };
}

const segmentView = (segment: PaperSegmentInput, { priceUnit, pricePeriod }: PaperLineInput): SegmentView => ({
  period: dates(segment.start, segment.end),
  quantity: quantity(segment.quantity),
  agreedPrice: segment.agreedPrice === null ? '' : priced(segment.agreedPrice, priceUnit, pricePeriod),
  derivation: segment.derivation,
  ...amountsView(segment),
});

export const totalsView = (totals: PaperTotalsInput): TotalsView => ({
  ...amountsView(totals),
  discounted: /^\d*\.?\d*[1-9]/.test(totals.discount.amount),
  steps: totals.steps.map(stepView),
  oneTime: money(totals.oneTime),
  recurring: money(totals.recurring),
  usageCommitment: money(totals.usageCommitment),
  committed: /[1-9]/.test(totals.usageCommitment.amount),
  firstYear: money(totals.firstYear),
  yearly: yearlyViews(totals),
});

/** The measures by the names that both sides of a deal use for them; those at the end where they are others. */
function yearlyViews({ acv, arr, exitArr }: PaperTotalsInput): TotalsView['yearly'] {
  const isRamped = exitArr.amount !== arr.amount;
  return [
    { label: 'Annual contract value (ACV)', amount: money(acv) },
    { label: isRamped ? 'Recurring a year at the start (ARR)' : 'Recurring a year (ARR)', amount: money(arr) },
    ...(isRamped ? [{ label: 'Recurring a year at the end (ARR)', amount: money(exitArr) }] : []),
  ].filter(({ amount }) => /[1-9]/.test(amount.raw.amount));
}

const amountsView = ({ list, discount, discountRatio, net }: PaperAmounts): AmountsView => ({
  list: money(list),
  discount: money(discount),
  discountPercent: discountRatio === null ? '' : percent(discountRatio).text,
  net: money(net),
});

const stepView = ({ label, amount }: NamedStep): StepView => ({ label, amount: signed(amount) });

const priced = (price: Money, unit: string | null, period: string | null): string =>
  [money(price).text, ...(unit === null ? [] : [unit]), ...(period === null ? [] : [period])].join(' per ');
