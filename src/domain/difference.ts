import type { MeasuresView } from './measures/measures.ts';
import type { Discount, Money, QuoteContent, QuoteLine } from './offer.ts';

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
  /** Product names by SKU. */
  names: Readonly<Record<string, string>>;
}

/** Everything that differs between two versions: terms, non-standard elements, lines matched by id, and what it does to the measures. */
export function difference(before: Comparable, after: Comparable): Change[] {
  return [
    ...changesIn('term', 'quote', headOf(before.content), headOf(after.content)),
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
    return changesIn('line', nameOf((now ?? old) as QuoteLine), lineOf(old), lineOf(now));
  });
}

const headOf = (content: QuoteContent): Flat => ({
  priceBook: content.priceBook,
  currency: content.currency,
  start: content.start,
  termMonths: String(content.termMonths),
  paymentTerms: content.paymentTerms,
  billing: content.billing,
  validUntil: content.validUntil,
  headerDiscount: discountText(content.headerDiscount),
});

const elementsOf = ({ nonStandard }: QuoteContent): Flat =>
  Object.fromEntries(Object.entries(nonStandard).map(([name, element]) => [name, elementText(element)]));

const elementText = (element: object): string =>
  Object.values(element)
    .map((value) => String(value))
    .join(', ');

const lineOf = (line: QuoteLine | undefined): Flat =>
  line
    ? {
        product: line.product,
        quantity: line.quantity,
        discount: discountText(line.discount),
        start: line.start ?? null,
        termMonths: line.termMonths === undefined ? null : String(line.termMonths),
      }
    : {};

/** "20 %" would need a locale: the ratio and its kind are enough to compare, and screens format them. */
function discountText(discount: Discount | undefined): string | null {
  if (!discount) return null;
  const [[kind, value] = ['', '']] = Object.entries(discount) as [string, string][];
  return `${kind} ${value}`;
}

const measuresOf = (measures: MeasuresView | null): Flat =>
  measures
    ? {
        net: amountText(measures.net),
        effectiveDiscount: measures.effectiveDiscount,
        margin: measures.margin,
        tcv: amountText(measures.tcv),
        acv: amountText(measures.acv),
        firstYear: amountText(measures.firstYear),
        daysToCash: measures.daysToCash,
      }
    : {};

const amountText = ({ amount, currency }: Money): string => `${amount} ${currency}`;
