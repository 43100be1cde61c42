import { approveAll } from '../../acts/approval.ts';
import { lapse } from '../../acts/lapse.ts';
import { submit, withdraw } from '../../acts/quote.ts';
import type { Story } from '../../story.ts';

/** Came to nothing, at least this time. */
export const lost: Story[] = [
  {
    name: 'Workshop starter package',
    account: 'zaragoza',
    owner: 'robin.rep',
    kind: 'expansion',
    close: 'order-form-online-terms',
    opened: 95,
    why: {
      compellingEvent: 'A customer asked for machine data.',
      competition: 'Do nothing.',
      reasonForDiscount: 'Small shop.',
    },
    offer: {
      book: 'eur',
      term: 12,
      pay: 'prepaid',
      billing: 'upfront',
      lines: '1 PLT-CORE -15, 6 ANA-PRED -15, 1 GW-100 -10, 12 SN-VIB -10',
      validFor: 30,
    },
    acts: [
      submit(5, 'Prepaid because of the rating; fifteen percent so that it fits the budget.'),
      approveAll(2),
      lapse,
    ],
  },
  {
    name: 'Substation monitoring',
    account: 'lumiere',
    owner: 'robin.rep',
    close: 'negotiated-contract',
    opened: 118,
    why: {
      compellingEvent: 'Transformer failure in May.',
      competition: 'Their own grid department.',
      reasonForDiscount: 'Against an in-house build.',
    },
    offer: {
      book: 'eur',
      term: 36,
      pay: 'net60',
      billing: 'annual',
      lines: '1 PLT-ENT -20, 24 ANA-PRED -22, 24 SN-CAM -8, 4 GW-500 -8',
      custom: { priceLock: { months: 24 } },
      validFor: 60,
    },
    acts: [
      submit(8, 'Their grid department wants to build it. We are cheaper than two engineers for three years.'),
      approveAll(2),
      withdraw(19, 'They build it themselves: board decision. Sponsor left in September.'),
    ],
  },
];
