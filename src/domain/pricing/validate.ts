import { type Minor, money } from '../money.ts';
import type { Currency, QuoteContent } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { type BeforeHeader, beforeHeader } from './before-header.ts';
import { choicesOf, countChoices, countReplacements, maximumChoices, newlyChosen } from './choices.ts';
import { type Excess, excessesOf } from './excess.ts';
import type { KnownLines } from './known-lines.ts';
import { at, maximumLines, maximumStretches } from './limits.ts';
import type { Problem } from './priced.ts';
import { volumeProblems } from './validate-agreement.ts';
import { togetherProblems } from './validate-bundles.ts';
import { headProblems } from './validate-head.ts';
import { lineProblems } from './validate-line.ts';
import { scheduleProblems } from './validate-schedule.ts';

/**
 * Everything that keeps content from being priced, each at its JSON pointer; empty means that `price` will succeed,
 * whatever the customer chooses. Expects the shape of `QuoteContent` and checks every value.
 */
export function validateContent(content: QuoteContent, basis: PricingBasis, known?: KnownLines): Problem[] {
  const tooLarge = sizeProblem(content);
  if (tooLarge) return [tooLarge];
  const problems = [...headProblems(content, basis), ...linesProblems(content, basis, known)];
  if (problems.length > 0) return problems;
  const [asItStands = content, ...others] = choicesOf(content);
  const found = choiceProblems(asItStands, basis, known);
  if (found.length > 0) return found;
  for (const choice of others) {
    const [problem] = choiceProblems(choice, basis, known);
    if (problem) return [{ ...problem, message: `${ifChosen(content, choice, basis)}: ${problem.message}` }];
  }
  return [];
}

const ifChosen = (content: QuoteContent, choice: QuoteContent, { products }: PricingBasis): string =>
  `If the customer chooses ${newlyChosen(content, choice)
    .map(({ product }) => products[product]?.name ?? product)
    .join(' and ')}`;

/** More than is worked out for one quote; asked first, so that nothing of it is. */
function sizeProblem(content: QuoteContent): Problem | undefined {
  const { lines } = content;
  if (lines.length > maximumLines)
    return at('/lines', `A quote has at most ${maximumLines} lines; this one has ${lines.length}.`);
  const ways = countChoices(content);
  if (ways > maximumChoices)
    return at('/lines', `The customer could choose in more than ${maximumChoices} ways: make fewer lines optional.`);
  const stretches = lines.reduce((all, { ramp = [] }) => all + 1 + ramp.length, 0);
  const priced = ways + countReplacements(content);
  if (stretches * priced <= maximumStretches) return undefined;
  const counted = priced === 1 ? '' : `, for each of the ${priced} ways in which the customer may choose`;
  return at(
    '/lines',
    `At most ${maximumStretches} lines and steps of ramps are counted${counted}: ${stretches * priced}.`,
  );
}

function linesProblems(content: QuoteContent, basis: PricingBasis, known?: KnownLines): Problem[] {
  const seen = new Set<string>();
  const decided = new Set<string>();
  return content.lines.flatMap((line, index) => {
    const found = known?.sound.has(line) ? [] : lineProblems(`/lines/${index}`, line, content, basis);
    if (found.length === 0) known?.sound.add(line);
    if (seen.has(line.id)) found.push(at(`/lines/${index}/id`, `Line id ${line.id} is used twice.`));
    seen.add(line.id);
    if (line.alternative === undefined || !line.chosen) return found;
    if (decided.has(line.alternative))
      found.push(
        at(`/lines/${index}/chosen`, `Of the alternatives ${line.alternative} another one is chosen already.`),
      );
    decided.add(line.alternative);
    return found;
  });
}

/** What only shows in what is taken together: what needs or bars what, and discounts larger than what they are taken off. */
function choiceProblems(content: QuoteContent, basis: PricingBasis, known?: KnownLines): Problem[] {
  const together = [...togetherProblems(content, basis), ...volumeProblems(content, basis)];
  if (together.length > 0) return together;
  // A percentage of at most 100 % cannot be too much; only money can, and only then are the prices worked out.
  if (!saysMoney(content)) return [];
  const before = beforeHeader(content, basis, known);
  const excesses = excessesOf({ ...before, lines: before.all });
  if (excesses.length > 0) return excesses.map((excess) => excessProblem(excess, before));
  return scheduleProblems(content, before.total - before.header.amount);
}

function excessProblem(excess: Excess, { content, all, total }: BeforeHeader): Problem {
  const { currency } = content;
  if (excess.of === 'line') {
    const list = amountText(all[excess.place]?.list ?? 0n, currency);
    const pointer = `/lines/${excess.place}/${moneyFieldOf(content, excess.place)}`;
    return at(pointer, `The discount is more than the line's list of ${list}.`);
  }
  if (total === 0n) return at('/headerDiscount', 'There is no amount to spread a header discount over.');
  return at(headerField(content), `The discount is more than the total of ${amountText(total, currency)}.`);
}

function saysMoney(content: QuoteContent): boolean {
  const said = [
    content.headerDiscount,
    ...(content.furtherHeaderDiscounts ?? []).map(({ discount }) => discount),
    ...content.lines.flatMap(({ discount, furtherDiscounts = [] }) => [
      discount,
      ...furtherDiscounts.map((further) => further.discount),
    ]),
  ];
  return said.some((discount) => discount && !('percent' in discount)) || content.paymentSchedule !== undefined;
}

/** Where a line takes off more than it has: its own discount, else the first further one in money. */
function moneyFieldOf({ lines }: QuoteContent, index: number): string {
  const { discount, furtherDiscounts = [] } = lines[index] ?? {};
  const further = furtherDiscounts.findIndex((one) => 'amount' in one.discount);
  return (discount && 'amount' in discount) || further < 0
    ? 'discount/amount'
    : `furtherDiscounts/${further}/discount/amount`;
}

function headerField({ headerDiscount, furtherHeaderDiscounts = [] }: QuoteContent): string {
  const further = furtherHeaderDiscounts.findIndex(({ discount }) => 'amount' in discount);
  return (headerDiscount && 'amount' in headerDiscount) || further < 0
    ? '/headerDiscount/amount'
    : `/furtherHeaderDiscounts/${further}/discount/amount`;
}

const amountText = (minor: Minor, currency: Currency): string => `${money(minor, currency).amount} ${currency}`;
