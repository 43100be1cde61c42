import type { PayTerms } from '../../domain/compensation/commission.ts';
import { periodOf } from '../../domain/compensation/period.ts';
import { type PlanContent, planProblems } from '../../domain/compensation/plan.ts';
import { exact, mul, parseDecimal, plainText, ratio } from '../../domain/exact.ts';
import { writtenNumber } from '../editor/written-number.ts';

export interface WrittenRate {
  from: string;
  side: PlanContent['rates'][number]['side'];
  rate: string;
}

/** A plan as it stands in its form: shares in percent, an empty end for none. */
export interface WrittenPlan extends Omit<PlanContent, 'quota' | 'rates' | 'to'> {
  hasOwnQuotas: boolean;
  quota: string;
  rates: WrittenRate[];
  to: string;
}

/** A plan as it is proposed; what is no number goes as it was written, and the answer says where. */
export function planContentOf({ hasOwnQuotas, quota, rates, to, ...plan }: WrittenPlan): PlanContent {
  return {
    ...plan,
    quota: hasOwnQuotas ? null : (writtenNumber(quota) ?? quota),
    rates: rates.map(({ from, side, rate }) => ({ from: shareOf(from), side, rate: shareOf(rate) })),
    to: to === '' ? null : to,
  };
}

/** What it pays, as far as that can be told while it is written. */
export function payTermsOf(content: PlanContent): PayTerms | undefined {
  const { currency, quota, rates, applies } = content;
  const wrong = planProblems(content).some(({ pointer }) => pointer === '/quota' || pointer.startsWith('/rates'));
  return quota === null || wrong || parseDecimal(quota) === undefined ? undefined : { currency, quota, rates, applies };
}

export const writtenPlanOf = ({ quota, rates, to, ...plan }: PlanContent): WrittenPlan => ({
  ...plan,
  hasOwnQuotas: quota === null,
  quota: quota ?? '',
  rates: rates.map(({ from, side, rate }) => ({ from: percentOf(from), side, rate: percentOf(rate) })),
  to: to ?? '',
});

/** A new plan, from the month of a day on. */
export const newPlan = (today: string): WrittenPlan => ({
  measure: 'targetAcv',
  currency: 'USD',
  period: 'month',
  hasOwnQuotas: false,
  quota: '',
  rates: [{ from: '0', side: 'at', rate: '' }],
  applies: 'whole',
  deals: 'own',
  payableOn: 'signed',
  from: periodOf('month', today).from,
  to: '',
  people: [],
  roles: [],
});

function shareOf(percent: string): string {
  const number = parseDecimal(writtenNumber(percent) ?? '');
  return number === undefined ? percent : plainText(mul(number, ratio(1, 100)), 12);
}

const percentOf = (share: string): string => plainText(mul(exact(share), exact(100)));
