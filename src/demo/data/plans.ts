import type { PlanContent } from '../../domain/compensation/plan.ts';

interface DemoPlan extends Omit<PlanContent, 'people' | 'from' | 'to'> {
  name: string;
  /** Keys of the demo company's people. */
  people: string[];
}

const paidOnSigning = { currency: 'USD', payableOn: 'signed' } as const;

export const plans: DemoPlan[] = [
  {
    ...paidOnSigning,
    name: 'Account executives',
    measure: 'targetAcv',
    period: 'month',
    quota: '270000',
    rates: [
      { from: '0', side: 'at', rate: '0.02' },
      { from: '1', side: 'above', rate: '0.04' },
    ],
    applies: 'whole',
    deals: 'own',
    roles: [],
    people: ['rita.rep', 'ruth.rep', 'robin.rep', 'raj.rep', 'rosa.rep'],
  },
  {
    ...paidOnSigning,
    name: 'Monthly recurring revenue',
    measure: 'mrr',
    period: 'month',
    quota: '20000',
    rates: [
      { from: '0', side: 'at', rate: '0.1' },
      { from: '1', side: 'at', rate: '0.5' },
    ],
    applies: 'whole',
    deals: 'own',
    roles: [],
    people: ['renate.rep', 'ryan.rep', 'ren.rep'],
  },
  {
    ...paidOnSigning,
    name: 'Sales managers',
    measure: 'targetAcv',
    period: 'quarter',
    quota: '700000',
    rates: [
      { from: '0', side: 'at', rate: '0.005' },
      { from: '1', side: 'at', rate: '0.0075' },
      { from: '1.5', side: 'at', rate: '0.01' },
    ],
    applies: 'above',
    deals: 'reports',
    roles: ['sales-manager'],
    people: [],
  },
];
