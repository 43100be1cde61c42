import type { PaperView } from '../../src/documents/view-models/paper.ts';

/** Every text that a paper owes its reader: figures, names, numbers and words of the approved version. */
export function figuresOf(view: PaperView): string[] {
  const texts = new Set<string>([
    view.seller.name,
    view.customer.name,
    view.deal.name,
    view.quote.number,
    view.digest.text,
  ]);
  collect(view, texts);
  texts.add(view.commonEnd);
  for (const line of [...view.lines, ...view.options]) {
    for (const text of [line.name, line.sku, line.derivation, line.unitPrice, line.discountPercent]) texts.add(text);
    for (const text of [line.heading, line.subtotal, line.choice, ...line.notes]) texts.add(text);
    for (const text of [line.ifChosen, line.ofItself]) texts.add(text);
    for (const { label, amount } of line.steps) texts.add(label).add(amount);
    for (const { period, derivation, agreedPrice } of line.segments) texts.add(period).add(derivation).add(agreedPrice);
  }
  for (const { label, amount } of view.totals.steps) texts.add(label).add(amount);
  for (const { label } of view.totals.yearly) texts.add(label);
  for (const { period, milestone } of view.schedule) texts.add(period).add(milestone);
  for (const { title, text } of view.departures) texts.add(title).add(text);
  for (const { name, email } of view.contacts) texts.add(name).add(email);
  for (const { title, paragraphs } of view.clauses)
    for (const text of [title, ...paragraphs.map((p) => p.text)]) texts.add(text);
  texts.delete('');
  return [...texts];
}

/** Figures are the objects that have a raw value beside their text. */
function collect(value: unknown, texts: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('raw' in value && 'text' in value) texts.add(String(value.text));
  else for (const inner of Object.values(value)) collect(inner, texts);
}

/** Without what line breaking adds: the text of a PDF has line ends, and breaks words after hyphens. */
export const unbroken = (text: string): string => text.replace(/\s+/g, '');
