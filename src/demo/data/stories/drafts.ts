import { edit } from '../../acts/quote.ts';
import type { Story } from '../../story.ts';

/** Being written. */
export const drafts: Story[] = [
  {
    name: 'Press shop monitoring, hall 3',
    account: 'ostwerk',
    owner: 'renate.rep',
    kind: 'expansion',
    close: 'order-form-online-terms',
    opened: 9,
    why: {
      compellingEvent: 'A hydraulic press failed in September and stopped the hall for four days.',
      competition: 'Their integrator offers sensors without software.',
    },
    offer: {
      book: 'eur',
      term: 24,
      pay: 'net30',
      billing: 'annual',
      lines: [
        ['PLT-PLUS', 1],
        ['ANA-PRED', 18],
        ['GW-100', 3],
        ['SN-VIB', 36],
      ],
    },
    acts: [
      edit(2, {
        lines: [
          ['PLT-PLUS', 1],
          ['ANA-PRED', 22, '5'],
          ['GW-100', 3],
          ['SN-VIB', 44, '5'],
          ['SV-INST', 3],
        ],
      }),
    ],
  },
];
