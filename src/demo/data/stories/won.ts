import { approveAll } from '../../acts/approval.ts';
import { confirmCopy, issue, recordCopy } from '../../acts/contract.ts';
import { invoice, settle, takeOrder } from '../../acts/order.ts';
import { accept, edit, submit } from '../../acts/quote.ts';
import type { Story } from '../../story.ts';

/** Signed: with finance, being invoiced, or paid. */
export const won: Story[] = [
  {
    name: 'Pump station monitoring, Thames valley',
    account: 'tideway',
    owner: 'ruth.rep',
    kind: 'expansion',
    close: 'order-form-under-master',
    opened: 171,
    why: {
      compellingEvent: 'The regulator wants proof of every overflow from October on.',
      competition: 'Their telemetry supplier would need nine months.',
      reasonForDiscount: 'Forty stations at once, on the framework agreement of 2023.',
      inReturn: 'Three years, invoiced a year ahead, and a reference visit for two other utilities.',
    },
    offer: {
      book: 'gbp',
      term: 36,
      pay: 'net30',
      billing: 'annual',
      lines: [
        ['PLT-PLUS', 8, '12'],
        ['ANA-PRED', 80, '15'],
        ['GW-200', 40, '8'],
        ['SN-FLW', 40, '5'],
        ['SUP-PREM', 8],
      ],
      startIn: 60,
    },
    acts: [
      edit(3, {
        lines: [
          ['PLT-PLUS', 8, '12'],
          ['ANA-PRED', 96, '16'],
          ['GW-200', 40, '10'],
          ['SN-FLW', 40, '6'],
          ['SUP-PREM', 8, '10'],
          ['SV-INST', 24],
        ],
      }),
      submit(2, 'Forty stations in one order. The discount buys us three years and a reference in a sector we want.'),
      approveAll(1.5),
      accept(9, 'Confirmed by the operations director on the phone, order form to follow.'),
      issue(2),
      recordCopy(8),
      confirmCopy(1),
      takeOrder(2, 'Purchase order matches. Invoices to the shared service centre.'),
      invoice(22),
      settle(27),
    ],
  },
];
