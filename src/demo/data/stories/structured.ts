import { addMonths } from '../../../domain/calendar.ts';
import type { QuoteContent, QuoteLine } from '../../../domain/offer.ts';
import { approveAll } from '../../acts/approval.ts';
import { confirmCopy, issue, recordCopy } from '../../acts/contract.ts';
import { invoice, settle, takeOrder } from '../../acts/order.ts';
import { accept, propose, submit } from '../../acts/quote.ts';
import type { Story } from '../../story.ts';

/** What more is said of a line, by its product. */
const also = (plain: QuoteContent, said: Readonly<Record<string, Partial<QuoteLine>>>): QuoteContent => ({
  ...plain,
  lines: plain.lines.map((line) => ({ ...line, ...said[line.product] })),
});

/** Deals that are more than quantities and discounts: a ramp, a commitment, a bundle with an option, a free month, an agreed price. */
export const structured: Story[] = [
  {
    name: 'Ten sites, then fifteen, then twenty',
    account: 'harborline',
    owner: 'raj.rep',
    kind: 'expansion',
    close: 'order-form-under-master',
    opened: 33,
    why: {
      compellingEvent: 'The board releases the budget of the programme a year at a time.',
      reasonForDiscount: 'One price for all sites of the programme.',
      inReturn: 'Twenty sites in the third year are ordered now.',
      priceLater: 'List price for every site beyond the twentieth.',
    },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net30',
      billing: 'annual',
      lines: '10 PLT-SUITE, 1 SV-INT, 1 SV-DATA, 1 SV-AUD',
      validFor: 60,
      // 100, 150 and 200 thousand a year, and 48,000 once.
      shape: (plain) =>
        also(plain, {
          'PLT-SUITE': {
            group: 'Sites',
            ramp: [10, 15, 20].map((sites, year) => ({
              from: addMonths(plain.start, 12 * year),
              quantity: String(sites),
              unitPrice: '10000',
            })),
          },
          'SV-INT': { group: 'Set-up' },
          'SV-DATA': { group: 'Set-up' },
          'SV-AUD': { group: 'Set-up', discount: { amount: '200' } },
        }),
    },
    acts: [submit(6, 'Budget comes by the year; all three years are firm.'), approveAll(2), propose(3)],
  },
  {
    name: 'Readings for the planning system',
    account: 'harborline-south',
    owner: 'raj.rep',
    kind: 'expansion',
    close: 'order-form-under-master',
    opened: 6,
    why: {
      compellingEvent: 'The new planning system goes live in spring and reads every machine.',
      competition: 'Their integrator would poll the controllers directly.',
      reasonForDiscount: 'Twelve sites at once.',
      inReturn: 'Two million calls a month are paid whether made or not.',
    },
    offer: {
      book: 'usd',
      term: 24,
      pay: 'net30',
      billing: 'quarterly',
      lines: '12 PLT-PLUS -11, 3000 USE-API',
      custom: {
        leadUser: {
          useCase: 'The first customer whose planning system reads every machine, every minute',
          sponsor: 'Vera Novak, VP Sales',
        },
      },
      shape: (plain) => also(plain, { 'USE-API': { usage: { commitment: '2000', overage: '0.65' } } }),
    },
    acts: [submit(2, 'Commitment at two thirds of what they expect; the rest at a fixed price.')],
  },
  {
    name: 'Cold stores as a suite',
    account: 'isbjorn',
    owner: 'rita.rep',
    kind: 'expansion',
    close: 'order-form-under-master',
    opened: 96,
    why: {
      compellingEvent: 'Three new stores open by the end of the year.',
      reasonForDiscount: 'Suite, hardware and set-up in one order.',
      inReturn: 'Three tenths are paid before anything is delivered.',
    },
    offer: {
      book: 'eur',
      term: 36,
      pay: 'net30',
      billing: 'custom',
      lines: '3 PLT-SUITE -12, 40 USR-STD, 6 KIT-LINE -5, 12 SV-ENG, 3 ANA-CO2',
      custom: { customPaymentSchedule: { details: 'Paid as the stores open: at order, at acceptance, after a year.' } },
      startIn: 40,
      shape: (plain) =>
        also(
          {
            ...plain,
            paymentSchedule: [
              { on: plain.start, percent: '0.3' },
              { on: addMonths(plain.start, 5), percent: '0.4', milestone: 'Third store accepted' },
              { on: addMonths(plain.start, 12), percent: '0.3' },
            ],
          },
          {
            'PLT-SUITE': { group: 'Software', furtherDiscounts: [{ name: 'Suite', discount: { percent: '0.03' } }] },
            'USR-STD': { group: 'Software', freeUnits: '5' },
            'KIT-LINE': { group: 'Hardware and set-up' },
            'SV-ENG': { group: 'Hardware and set-up' },
            'ANA-CO2': { optional: true },
          },
        ),
    },
    acts: [
      submit(4, 'They pay as the stores open. The ledger of emissions they decide on later.'),
      approveAll(2),
      accept(8, 'Signed off by the managing director; the ledger comes next year, perhaps.'),
      issue(3),
      recordCopy(6),
      confirmCopy(1),
      takeOrder(2, 'Three payments as agreed, the second when the third store is accepted.'),
      invoice(12),
      settle(20),
    ],
  },
  {
    name: 'Shift handover on the phone',
    account: 'borgarnes',
    owner: 'rita.rep',
    close: 'order-form-online-terms',
    opened: 5,
    why: {
      compellingEvent: 'Night shifts are written on paper today.',
      reasonForDiscount: 'The first month pays for the change.',
      inReturn: 'Thirteen months instead of twelve.',
    },
    offer: {
      book: 'eur',
      term: 13,
      pay: 'net30',
      billing: 'monthly',
      lines: '25 USR-MOB -4, 1 PLT-CORE',
      shape: (plain) => also(plain, { 'USR-MOB': { freeMonths: 1 }, 'PLT-CORE': { freeMonths: 1 } }),
    },
    acts: [submit(1, 'Thirteen months for twelve: 7.69 % off.'), propose(1)],
  },
  {
    name: 'Bearings of the second machine hall',
    account: 'halden',
    owner: 'rita.rep',
    kind: 'expansion',
    close: 'order-form-under-master',
    opened: 9,
    why: { compellingEvent: 'The hall restarts in the new year.' },
    offer: {
      book: 'eur',
      term: 24,
      pay: 'net30',
      billing: 'annual',
      lines: '120 ANA-PRED, 4 CON-OPC',
      shape: (plain, agreements) => also(plain, { 'ANA-PRED': { agreement: agreements.get('Halden frame prices') } }),
    },
    acts: [submit(2, 'At the price of the frame agreement.'), propose(1)],
  },
];
