import type { MeasuresView } from './measures/measures.ts';
import type { CostSheetRow, Decimal, Discount, Money, QuoteContent, QuoteLine } from './offer.ts';
import {
  choiceWords,
  elementWords,
  freeMonthsWords,
  furtherWords,
  paymentsWords,
  percentWords,
  rampWords,
  type SayAmount,
} from './offer-words.ts';

/** One thing that is not as it was. `subject` is a term, a measure, or a line by name; null: it was or is not there. */
export interface Change {
  kind: 'term' | 'measure' | 'line' | 'element';
  subject: string;
  field: string;
  before: string | null;
  after: string | null;
}

/** A version as differences are read from it. */
export interface Comparable {
  content: QuoteContent;
  measures: MeasuresView | null;
  /** Of products by SKU; of price agreements and the running subscription by id. */
  names: Readonly<Record<string, string>>;
}

/** Everything that differs between two versions: terms, non-standard elements, lines matched by id, and what it does to the measures. */
export function difference(before: Comparable, after: Comparable): Change[] {
  return [
    ...changesIn('term', 'quote', headOf(before), headOf(after)),
    ...changesIn('element', 'nonStandard', elementsOf(before.content), elementsOf(after.content)),
    ...lineChanges(before, after),
    ...changesIn('measure', 'quote', measuresOf(before.measures), measuresOf(after.measures)),
  ];
}

type Flat = Record<string, string | null>;

function changesIn(kind: Change['kind'], subject: string, before: Flat, after: Flat): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ kind, subject, field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((change) => change.before !== change.after);
}

function lineChanges(before: Comparable, after: Comparable): Change[] {
  const was = new Map(before.content.lines.map((line) => [line.id, line]));
  const is = new Map(after.content.lines.map((line) => [line.id, line]));
  const nameOf = (line: QuoteLine): string => after.names[line.product] ?? before.names[line.product] ?? line.product;
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    return changesIn('line', nameOf((now ?? old) as QuoteLine), lineOf(old, before), lineOf(now, after));
  });
}

/** Amounts with their currency, so that whoever shows them can tell them from other numbers. */
const amountsOf =
  ({ currency }: QuoteContent) =>
  (amount: Decimal): string =>
    amountText({ amount, currency });

const headOf = ({ names, content }: Comparable): Flat => ({
  priceBook: content.priceBook,
  currency: content.currency,
  start: content.start,
  termMonths: String(content.termMonths),
  coTerm: content.coTerm ? `ends on ${content.coTerm.end}, years counted from ${content.coTerm.anniversary}` : null,
  subscription: content.subscription
    ? `${content.subscription.change} ${names[content.subscription.id] ?? content.subscription.id}`
    : null,
  paymentTerms: content.paymentTerms,
  billing: content.billing,
  paymentSchedule: content.paymentSchedule ? paymentsWords(content.paymentSchedule, amountsOf(content)) : null,
  validUntil: content.validUntil,
  headerDiscount: discountText(content.headerDiscount, amountsOf(content)),
  furtherHeaderDiscounts: said(content.furtherHeaderDiscounts, (all) => furtherWords(all, amountsOf(content))),
  package: content.package ?? null,
  partnerMargin: shareText(content.partnerMargin),
  rebate: shareText(content.rebate),
  freight: sum(content.freight, amountsOf(content)),
  evidence: said(content.evidence, (files) =>
    files.map((file) => `${file.for}: ${file.name} (${file.sha256.slice(0, 8)})`).join(', '),
  ),
});

const elementsOf = (content: QuoteContent): Flat => {
  const { nonStandard } = content;
  const costs = nonStandard.customWork?.costSheet;
  return {
    ...Object.fromEntries(elementWords(nonStandard, amountsOf(content))),
    // Named by what it is, so that only those who may see a cost are told of it.
    ...(costs && { customWorkCost: sheetCosts(costs, amountsOf(content)) }),
  };
};

const sheetCosts = (rows: readonly CostSheetRow[], amount: SayAmount): string =>
  rows.map(({ what, quantity, unitCost }) => `${quantity} × ${what} at ${amount(unitCost)}`).join(', ');

function lineOf(line: QuoteLine | undefined, { content, names }: Comparable): Flat {
  if (!line) return {};
  const amount = amountsOf(content);
  return {
    product: line.product,
    quantity: line.quantity,
    discount: discountText(line.discount, amount),
    furtherDiscounts: said(line.furtherDiscounts, (all) => furtherWords(all, amount)),
    start: line.start ?? null,
    termMonths: line.termMonths === undefined ? null : String(line.termMonths),
    ramp: said(line.ramp, (all) => rampWords(all, amount)),
    freeMonths: freeMonthsWords(line),
    freeUnits: line.freeUnits ?? null,
    uplift: shareText(line.uplift),
    commitment: line.usage?.commitment ?? null,
    minimum: sum(line.usage?.minimum, amount),
    overage: sum(line.usage?.overage, amount),
    choice: choiceWords(line),
    group: line.group ?? null,
    agreement: line.agreement === undefined ? null : (names[line.agreement] ?? line.agreement),
  };
}

/** "20 %" would need a locale: the ratio and its kind are enough to compare, and screens format them. */
function discountText(discount: Discount | undefined, amount: SayAmount): string | null {
  if (!discount) return null;
  const [[kind, value] = ['', '']] = Object.entries(discount) as [string, string][];
  return `${kind} ${kind === 'percent' ? value : amount(value)}`;
}

const sum = (amount: Decimal | undefined, say: SayAmount): string | null => (amount === undefined ? null : say(amount));
const shareText = (share: string | undefined): string | null => (share === undefined ? null : percentWords(share));
const said = <Item>(items: readonly Item[] | undefined, words: (items: readonly Item[]) => string): string | null =>
  items?.length ? words(items) : null;

const measuresOf = (measures: MeasuresView | null): Flat =>
  measures
    ? {
        net: amountText(measures.net),
        effectiveDiscount: measures.effectiveDiscount,
        margin: measures.margin,
        tcv: amountText(measures.tcv),
        acv: amountText(measures.acv),
        firstYear: amountText(measures.firstYear),
        exitArr: amountText(measures.exitArr),
        usageCommitment: amountText(measures.usageCommitment),
        daysToCash: measures.daysToCash,
      }
    : {};

const amountText = ({ amount, currency }: Money): string => `${amount} ${currency}`;
