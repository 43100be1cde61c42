import { type Sight, findingsShown, hidden, marginShown } from '../../domain/confidentiality.ts';
import { parseDecimal } from '../../domain/exact.ts';
import type { MeasuresView } from '../../domain/measures/measures.ts';
import type { OfferedOption } from '../../domain/measures/offered-options.ts';
import type { Money } from '../../domain/offer.ts';
import { addedPriceWords } from '../../domain/option-words.ts';
import type { Finding } from '../../domain/policy/evaluation.ts';
import { date, money, percent } from './figures.ts';
import type { MailView } from './mail.ts';

type Facts = MailView['facts'];

/** The two figures of a version that every letter about it tells. */
export function valueFacts({ tcv, discount }: MeasuresView): Facts {
  return [
    { label: 'Total contract value', value: money(tcv).text },
    ...(discount === null ? [] : [{ label: 'Discount', value: percent(discount).text }]),
  ];
}

export interface Asked {
  measures: MeasuresView;
  /** How the offer is built, where it is not plain. */
  structure: readonly string[];
  /** Titles of what is not standard. */
  departures: readonly string[];
  /** What the customer may still choose. */
  options: readonly OfferedOption[];
  findings: readonly Finding[];
}

/** What the decision card shows first, for who is asked to decide: of cost and margin only what they may see. */
export function askedFacts({ measures, structure, departures, options, findings }: Asked, sight: Sight): Facts {
  const { tcv, firmTcv, arr, exitArr, firstYear, usageCommitment, oneTime } = measures;
  return [
    ...valueFacts(measures),
    ...(firmTcv.amount === tcv.amount ? [] : amount('Firm, if the customer leaves as early as it may', firmTcv)),
    ...amount('ARR', arr),
    ...(exitArr.amount === arr.amount ? [] : amount('ARR at the end', exitArr)),
    ...amount('First year', firstYear),
    ...amount('Committed usage', usageCommitment),
    ...amount('One-time', oneTime),
    ...listed('How it is built', structure.map(withDates)),
    ...listed('Not standard', departures),
    ...marginFact(measures, sight),
    ...choices(options),
    ...raised('If the customer chooses an option', 'choice', findings, sight),
    ...raised('The whole package', 'package', findings, sight),
  ];
}

const amount = (label: string, value: Money): Facts =>
  /[1-9]/.test(value.amount) ? [{ label, value: money(value).text }] : [];

const listed = (label: string, words: readonly string[]): Facts =>
  words.length > 0 ? [{ label, value: words.join('; ') }] : [];

/** Days as letters write them. */
const withDates = (text: string): string => text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => date(day).text);

function marginFact({ margin }: MeasuresView, sight: Sight): Facts {
  const shown = marginShown(sight.margin, margin);
  if (shown === hidden) return [];
  return [{ label: 'Margin', value: shown === margin && parseDecimal(margin) ? percent(margin).text : shown }];
}

/** Three are told; of more it is said how many there are. */
function choices(options: readonly OfferedOption[]): Facts {
  if (options.length === 0) return [];
  const told = options.length <= 3 ? options : options.slice(0, 2);
  const more = options.length - told.length;
  const value = [...told.map(choiceWords), ...(more > 0 ? [`${more} more`] : [])].join('; ');
  return [{ label: 'The customer may choose', value }];
}

/** "Telemetry: 25% off, adds $13,500.00 to the total". */
function choiceWords({ name, discount, net, adds, because }: OfferedOption): string {
  const text = (amount: Money) => money(amount).text;
  const added = addedPriceWords({ net, adds, because }, text) ?? `Adds ${text(adds)} to the total`;
  const off = discount === null ? [] : [`${percent(discount).text} off`];
  return `${name}: ${[...off, added.charAt(0).toLowerCase() + added.slice(1)].join(', ')}`;
}

/** What the rules ask because of what the offer may still turn out to be. */
function raised(label: string, by: Finding['raisedBy'], findings: readonly Finding[], sight: Sight): Facts {
  const told = findingsShown(
    sight,
    findings.filter(({ raisedBy, kind }) => raisedBy === by && kind === 'require'),
  );
  const reasons = [...new Set(told.map(({ because }) => because))];
  return reasons.length === 0 ? [] : [{ label, value: reasons.join('; ') }];
}
