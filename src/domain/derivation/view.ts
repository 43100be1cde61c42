import type { Sight } from '../confidentiality.ts';
import { exact } from '../exact.ts';
import { money } from '../money.ts';
import { costOf } from '../measures/cost.ts';
import type { MeasuresView } from '../measures/measures.ts';
import { pocketByLine, pocketOf } from '../measures/pocket.ts';
import { stepsOfAll, waterfallOf } from '../measures/waterfall.ts';
import {
  isOneOf,
  monthFigures,
  optionFigures,
  ruleFigures,
  scheduleFigures,
  stretchFigures,
  type WaterfallFigure,
  waterfallFigures,
} from '../measures/figures.ts';
import { type Asked, currenciesOf, everyLine, type DerivationView, groundsChosen, maySee } from './asked.ts';
import { deriveMeasure, deriveWaterfallStep } from './deal.ts';
import { type Derived, worked } from './derived.ts';
import { type Grounds, number } from './grounds.ts';
import { deriveInvoice } from './invoice.ts';
import { deriveEveryLine, deriveLine, deriveStretch, lineFigures } from './line.ts';
import { deriveAdds, deriveAddsToOthers, groundsOfLine } from './option.ts';
import { deriveLinePocket, linePocketFigures } from './line-pocket.ts';
import { deriveMonth } from './over-time.ts';
import { deriveRuleFigure } from './rule.ts';
import { deriveStepOfLine } from './steps.ts';
import { stepsTold } from './told.ts';

/** How a figure came about, as far as its reader may see it; undefined when the quote has no such figure. */
export function viewDerivation(asked: Asked, asItStands: Grounds, sight: Sight): DerivationView | undefined {
  const { measure, line, chosen } = asked;
  const grounds = groundsChosen(chosen, asItStands);
  const derived = line === undefined ? ofWhole(asked, grounds) : ofLine(line, asked, grounds);
  if (!derived) return undefined;
  const steps = maySee(measure, sight) ? stepsTold(derived, currenciesOf(grounds)) : null;
  // Neither a stretch nor what choosing it adds is the line itself, whose way down it would be.
  const isWhole = line !== undefined && !isOneOf(stretchFigures, measure) && !isOneOf(optionFigures, measure);
  return {
    measure,
    line: line ?? null,
    steps,
    waterfall: isWhole ? lineWaterfall(line, groundsOfLine(line, grounds)) : null,
  };
}

function ofWhole({ measure, called }: Asked, grounds: Grounds): Derived | undefined {
  if (called === everyLine && isOneOf(lineFigures, measure)) return deriveEveryLine(measure, grounds);
  if (isOneOf(scheduleFigures, measure)) return deriveInvoice(called, grounds);
  if (isOneOf(monthFigures, measure)) return deriveMonth(measure, called, grounds);
  if (isOneOf(stretchFigures, measure) || isOneOf(optionFigures, measure) || measure === 'outsideRange')
    return undefined;
  if (isOneOf(ruleFigures, measure)) return deriveRuleFigure(measure, grounds);
  return isOneOf(waterfallFigures, measure)
    ? deriveWaterfallStep(measure, called, grounds)
    : inCurrency(called, deriveMeasure(measure, grounds), grounds);
}

/** A measure as it is, or in the policy currency where it is asked by that. */
function inCurrency(called: string | undefined, derived: Derived, { basis }: Grounds): Derived {
  if (derived.unit !== 'money' || called !== basis.policyCurrency) return derived;
  return worked(derived.name, 'product', 'policyMoney', [derived, number('policyRate', exact(basis.policyRate))]);
}

function ofLine(id: string, { measure, called }: Asked, asItStands: Grounds): Derived | undefined {
  if (isOneOf(optionFigures, measure))
    return measure === 'adds' ? deriveAdds(id, asItStands) : deriveAddsToOthers(id, asItStands);
  const grounds = groundsOfLine(id, asItStands);
  if (isOneOf(lineFigures, measure)) {
    const derived = deriveLine(id, measure, grounds);
    return derived && inCurrency(called, derived, grounds);
  }
  if (isOneOf(stretchFigures, measure)) return deriveStretch(id, called, grounds);
  const line = grounds.priced.lines.find((one) => one.id === id);
  if (!line) return undefined;
  if (isOneOf(linePocketFigures, measure)) return deriveLinePocket(line, measure, grounds);
  const said = grounds.content.lines.find((one) => one.id === id);
  const before = grounds.before.get(id);
  return said && before && isOneOf(lineSteps, measure)
    ? deriveStepOfLine({ figure: measure, called }, before, said, grounds)
    : undefined;
}

const lineSteps = [
  'freeUnits',
  'freeTime',
  'uplift',
  'ownDiscount',
  'furtherDiscount',
] as const satisfies WaterfallFigure[];

/** A line from list to what is left of it, with its own share of what comes off the net. */
function lineWaterfall(
  id: string,
  { priced, content, basis, installments }: Grounds,
): MeasuresView['waterfall'] | null {
  const line = priced.lines.find((one) => one.id === id);
  if (!line) return null;
  const pocket = pocketByLine(priced, pocketOf(priced, content, basis, installments), basis, installments).get(id);
  const cost = costOf(line, basis, content.nonStandard.customWork, content.currency);
  const { list, net, headerDiscount } = line;
  if (!pocket) return null;
  return waterfallOf({ list, steps: stepsOfAll([line]), header: [{ amount: headerDiscount }], net, pocket, cost }).map(
    (step) => ({
      ...step,
      amount: step.amount === null ? null : money(step.amount, priced.currency),
    }),
  );
}
