import type { PlanContent } from '../../domain/compensation/plan.ts';

interface DemoPlan extends Omit<PlanContent, 'people' | 'from' | 'to'> {
  name: string;
  /** Keys of the demo company's people. */
  people: string[];
}

/** From the first dollar or from a share of the quota on. */
const rate = (from: string, side: 'at' | 'above', paid: string) => ({ from, side, rate: paid });
const paidOnSigning = { currency: 'USD', payableOn: 'signed' } as const;
const monthOfOwnDeals = { ...paidOnSigning, period: 'month', applies: 'whole', deals: 'own' } as const;

export const plans: DemoPlan[] = [
  {
    ...monthOfOwnDeals,
    roles: [],
    name: 'Account executives',
    measure: 'targetAcv',
    quota: '270000',
    rates: [rate('0', 'at', '0.02'), rate('1', 'above', '0.04')],
    people: ['rita.rep', 'ruth.rep', 'robin.rep', 'raj.rep', 'rosa.rep'],
  },
  {
    ...monthOfOwnDeals,
    roles: [],
    name: 'Monthly recurring revenue',
    measure: 'mrr',
    quota: '20000',
    rates: [rate('0', 'at', '0.1'), rate('1', 'at', '0.5')],
    people: ['renate.rep', 'ryan.rep', 'ren.rep'],
  },
  {
    ...paidOnSigning,
    name: 'Sales managers',
    measure: 'targetAcv',
    period: 'quarter',
    quota: '700000',
    rates: [rate('0', 'at', '0.005'), rate('1', 'at', '0.0075'), rate('1.5', 'at', '0.01')],
    applies: 'above',
    deals: 'reports',
    roles: ['sales-manager'],
    people: [],
  },
];
