import { monthsAndDays } from '../calendar.ts';
import { closeDaysOf } from '../deal.ts';
import { one, zero } from '../exact.ts';
import type { RuleFigure } from '../measures/figures.ts';
import { customTermsOf } from '../risk/assess.ts';
import { monthsOf } from '../pricing/term.ts';
import { type Derived, given, named, worked } from './derived.ts';
import { type Grounds, number, ofLine, ofQuote } from './grounds.ts';

/** What rules read of the whole beside its measures. */
export type WholeRuleFigure = Exclude<RuleFigure, 'outsideRange'>;

/** How what rules alone read of the whole came about. */
export const deriveRuleFigure = (figure: WholeRuleFigure, grounds: Grounds): Derived => derivations[figure](grounds);

const derivations: Record<WholeRuleFigure, (grounds: Grounds) => Derived> = {
  // Versions that were submitted before it was kept do not say from when to when.
  closeDays: ({ closing }) =>
    closing
      ? number('closeDays', closeDaysOf(closing), { of: `${closing.asOf} – ${closing.on}` })
      : given('closeDays', null, 'number'),
  customWorkShare,
  termMonths,
  termYears: (grounds) => worked('termYears', 'quotient', 'number', [termMonths(grounds), number('monthsOfYear', 12)]),
  freeMonths: ({ content, priced }) => {
    const names = new Map([...priced.lines, ...priced.options].map(({ id, name }) => [id, name]));
    const parts = content.lines.flatMap(({ id, product, freeMonths = 0 }) =>
      freeMonths === 0 ? [] : [number('freeMonths', freeMonths, { of: names.get(id) ?? product })],
    );
    return parts.length === 0 ? number('freeMonths', zero) : worked('freeMonths', 'greatest', 'number', parts);
  },
  optionalLines: ({ priced }) => counted('optionalLines', priced.options.map(lineCounted)),
  agreedLines: ({ priced }) =>
    counted('agreedLines', priced.lines.filter(({ agreement }) => agreement !== undefined).map(lineCounted)),
  families: ({ priced }) =>
    counted(
      'families',
      [...new Set(priced.lines.map(({ family }) => family))].map((family) => number('family', one, { of: family })),
    ),
  customTermCount: ({ content }) =>
    counted(
      'customTermCount',
      customTermsOf(content.nonStandard).map((term) => number(term, one)),
    ),
};

const lineCounted = ({ name }: { name: string }): Derived => number('countedLine', one, { of: name });
const counted = (name: string, parts: Derived[]): Derived => worked(name, 'sum', 'number', parts);

/** What was written, or of an offer that ends with a subscription the months and days until then. */
function termMonths({ content }: Grounds): Derived {
  const { start, coTerm } = content;
  if (!coTerm) return number('termMonths', monthsOf(content));
  const { months, days, daysOfMonth } = monthsAndDays(start, coTerm.end);
  const whole = number('wholeMonths', months);
  if (days === 0) return named('termMonths', whole, { of: `${start} – ${coTerm.end}` });
  const unfinished = worked('partOfMonth', 'quotient', 'number', [
    number('days', days),
    number('daysOfMonth', daysOfMonth),
  ]);
  return worked('termMonths', 'sum', 'number', [whole, unfinished], { of: `${start} – ${coTerm.end}` });
}

function customWorkShare(grounds: Grounds): Derived {
  const { customWork } = grounds.content.nonStandard;
  if (!customWork) return given('customWorkShare', zero, 'ratio');
  const line = grounds.priced.lines.find(({ id }) => id === customWork.line);
  const { net } = grounds.measures;
  if (!line || net <= 0n) return given('customWorkShare', null, 'ratio');
  return worked('customWorkShare', 'quotient', 'ratio', [
    ofLine(grounds, 'net', line.net, line),
    ofQuote(grounds, 'net', net, 'netOfAll'),
  ]);
}
