/** A compensation plan as data: what is counted, against which quota, and what share of it is paid from which attainment on. */
import { compare, exact, isZero, parseDecimal, zero } from '../exact.ts';
import type { MeasuresView } from '../measures/measures.ts';
import { parseMinor } from '../money.ts';
import type { Currency, Decimal, PlainDate } from '../offer.ts';
import { periodOf, type PlanPeriod } from './period.ts';

/**
 * The measures that a plan can count: amounts that whoever sells the deal may see. None that tells of cost or margin,
 * because a commission that is known would tell them too.
 */
export const planMeasures = [
  'targetAcv',
  'acv',
  'mrr',
  'arr',
  'exitArr',
  'netNewArr',
  'tcv',
  'firmTcv',
  'net',
  'recurring',
  'oneTime',
  'usageCommitment',
  'firstYear',
] as const satisfies readonly (keyof MeasuresView)[];
export type PlanMeasure = (typeof planMeasures)[number];

/** Whose deals count: one's own, or those of everybody below (a manager's override). */
export const creditedDeals = ['own', 'reports'] as const;
export type CreditedDeals = (typeof creditedDeals)[number];

/** What a higher rate is paid on: all that was attained, or only what lies above the threshold. */
export const rateBases = ['whole', 'above'] as const;
export type RateBasis = (typeof rateBases)[number];

/** Whether a threshold is passed by reaching its amount, or only by exceeding it. */
export const thresholdSides = ['at', 'above'] as const;

export interface PlanRate {
  /** Share of the quota from which on it is paid; 0 for the first. */
  from: Decimal;
  side: (typeof thresholdSides)[number];
  /** Share of the measure that is paid. */
  rate: Decimal;
}

export interface PlanContent {
  measure: PlanMeasure;
  currency: Currency;
  period: PlanPeriod;
  /** Null: everybody's own, as it was imported for the period. */
  quota: Decimal | null;
  rates: PlanRate[];
  applies: RateBasis;
  deals: CreditedDeals;
  /** What has to have happened for a deal to count. */
  payableOn: 'signed';
  /** First day of its first period and last day of its last one. */
  from: PlainDate;
  to: PlainDate | null;
  /** Those it pays: people by id, and everybody in these roles. */
  people: string[];
  roles: string[];
}

interface Problem {
  pointer: string;
  message: string;
}

/** What is wrong with a plan, by JSON pointer. */
export function planProblems(plan: PlanContent): Problem[] {
  return [...quotaProblems(plan), ...rateProblems(plan), ...dayProblems(plan), ...peopleProblems(plan)];
}

function quotaProblems({ quota, currency }: PlanContent): Problem[] {
  if (quota === null) return [];
  const minor = parseMinor(quota, currency);
  const message =
    minor === undefined ? `Write an amount in ${currency}.` : minor <= 0n ? 'A quota is more than zero.' : undefined;
  return message === undefined ? [] : [{ pointer: '/quota', message }];
}

function rateProblems({ rates, applies }: PlanContent): Problem[] {
  const found: Problem[] = [];
  rates.forEach(({ from, rate }, index) => {
    const before = rates[index - 1];
    const [start, paid] = [parseDecimal(from), parseDecimal(rate)];
    const at = (field: string, message: string) => found.push({ pointer: `/rates/${index}/${field}`, message });
    if (start === undefined) at('from', 'Write a share of the quota.');
    else if (before === undefined && !isZero(start)) at('from', 'The first rate is paid from zero on.');
    else if (before !== undefined && compare(start, parseDecimal(before.from) ?? zero) <= 0)
      at('from', 'Every rate begins above the one before it.');
    if (paid === undefined || compare(paid, zero) < 0 || compare(paid, exact(1n)) > 0)
      at('rate', 'A rate lies between 0 and 100 %.');
    else if (applies === 'whole' && before !== undefined && compare(paid, parseDecimal(before.rate) ?? zero) < 0)
      at('rate', 'Paid on the whole amount, a lower rate would make a larger sale cost its seller money.');
  });
  return found;
}

function dayProblems({ from, to, period }: PlanContent): Problem[] {
  const found: Problem[] = [];
  if (periodOf(period, from).from !== from)
    found.push({ pointer: '/from', message: `A plan begins on the first day of a ${period}.` });
  if (to !== null && to < from) found.push({ pointer: '/to', message: 'A plan ends after it begins.' });
  else if (to !== null && periodOf(period, to).to !== to)
    found.push({ pointer: '/to', message: `A plan ends on the last day of a ${period}.` });
  return found;
}

const peopleProblems = ({ people, roles }: PlanContent): Problem[] =>
  people.length + roles.length > 0
    ? []
    : [{ pointer: '/people', message: 'A plan pays somebody: name people or roles.' }];
