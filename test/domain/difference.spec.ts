import { describe, expect, it } from '@jest/globals';
import { isConfidential } from '../../src/domain/confidentiality.ts';
import { difference } from '../../src/domain/difference.ts';
import type { NonStandard, QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { elementWords, structureWords } from '../../src/domain/offer-words.ts';
import { line, quote } from './offers.ts';

const names = { SEAT: 'Seat', ag: 'Frame 2026', sub: 'S-1007' };
const plain = quote([line('SEAT', '100')]);
const changes = (after: Partial<QuoteContent>) =>
  difference({ content: plain, measures: null, names }, { content: { ...plain, ...after }, measures: null, names });
const lineChange = (given: Partial<QuoteLine>) => changes({ lines: [line('SEAT', '100', given)] });
const ofElement = (nonStandard: NonStandard) => changes({ nonStandard });

describe('the difference between two versions', () => {
  it.each<[string, Partial<QuoteLine>, string, string]>([
    [
      'a ramp',
      {
        ramp: [
          { from: '2027-01-01', quantity: '100' },
          { from: '2027-07-01', quantity: '150', unitPrice: '90' },
        ],
      },
      'ramp',
      '100 from 2027-01-01, 150 at 90 USD each from 2027-07-01',
    ],
    ['free time', { freeMonths: 1, freeMonthsAt: 'end' }, 'freeMonths', '1 month at the end'],
    ['free units', { freeUnits: '3' }, 'freeUnits', '3'],
    ['a yearly rise', { uplift: '0.05' }, 'uplift', '5%'],
    ['a commitment', { usage: { commitment: '500' } }, 'commitment', '500'],
    ['an overage', { usage: { overage: '0.045' } }, 'overage', '0.045 USD'],
    ['an option', { optional: true }, 'choice', 'optional, not chosen'],
    ['a choice made', { alternative: 'size', chosen: true }, 'choice', 'alternative of size, chosen'],
    ['a heading', { group: 'Phase 1' }, 'group', 'Phase 1'],
    ['a price agreement by its name', { agreement: 'ag' }, 'agreement', 'Frame 2026'],
    [
      'further discounts in their order',
      {
        furtherDiscounts: [
          { name: 'Volume', discount: { percent: '0.125' } },
          { name: 'Launch', discount: { amount: '500' } },
        ],
      },
      'furtherDiscounts',
      'Volume 12.5% off, then Launch 500 USD off',
    ],
  ])('tells %s of a line', (_, given, field, after) => {
    expect(lineChange(given)).toEqual([{ kind: 'line', subject: 'Seat', field, before: null, after }]);
  });

  it.each<[string, Partial<QuoteContent>, string, string]>([
    [
      'payments',
      {
        paymentSchedule: [
          { on: '2027-01-01', percent: '0.3' },
          { on: '2027-06-01', percent: '0.7', milestone: 'Go-live' },
        ],
      },
      'paymentSchedule',
      '30% on 2027-01-01, 70% on 2027-06-01 when Go-live',
    ],
    [
      'a common end',
      { coTerm: { end: '2027-08-31', anniversary: '2026-09-01' } },
      'coTerm',
      'ends on 2027-08-31, years counted from 2026-09-01',
    ],
    ['what it changes', { subscription: { id: 'sub', change: 'adds' } }, 'subscription', 'adds S-1007'],
    ['the package', { package: 'spring' }, 'package', 'spring'],
    ['the partner’s margin', { partnerMargin: '0.15' }, 'partnerMargin', '15%'],
    ['a rebate', { rebate: '0.02' }, 'rebate', '2%'],
    ['freight', { freight: '900' }, 'freight', '900 USD'],
    ['an amount off the total', { headerDiscount: { amount: '500' } }, 'headerDiscount', 'amount 500 USD'],
  ])('tells %s', (_, given, field, after) => {
    expect(changes(given)).toEqual([{ kind: 'term', subject: 'quote', field, before: null, after }]);
  });

  it.each<[NonStandard, string]>([
    [
      { terminationForConvenience: { noticeDays: 30, afterMonths: 12, fee: '5000' } },
      '30 days of notice, after 12 months at the earliest, for a fee of 5000 USD',
    ],
    [{ waivedTrueUp: { seats: 12, details: 'First year' } }, '12 seats, First year'],
    [{ leadUser: { useCase: 'Routing', sponsor: 'Ana Lind' } }, 'Routing, sponsor Ana Lind'],
    [{ licenceType: { type: 'offline' } }, 'offline'],
  ])('tells %j in words', (nonStandard, after) => {
    expect(ofElement(nonStandard)).toEqual([expect.objectContaining({ kind: 'element', before: null, after })]);
  });

  it('tells a fee for leaving as its reader is told money', () => {
    const leaving = { terminationForConvenience: { noticeDays: 30, fee: '5000' } };
    expect(elementWords(leaving, (amount) => `$${amount}.00`)).toEqual([
      ['terminationForConvenience', '30 days of notice, for a fee of $5000.00'],
    ]);
  });

  it('tells one file of a name from another', () => {
    const brought = (sha256: string): Partial<QuoteContent> => ({
      evidence: [{ for: 'written selection', attachment: 'A', name: 'mail.pdf', sha256 }],
    });
    const [change] = difference(
      { content: { ...plain, ...brought('a'.repeat(64)) }, measures: null, names },
      { content: { ...plain, ...brought('b'.repeat(64)) }, measures: null, names },
    );
    expect(change).toMatchObject({
      before: 'written selection: mail.pdf (aaaaaaaa)',
      after: 'written selection: mail.pdf (bbbbbbbb)',
    });
  });

  it('begins a sentence after what was agreed ends with one', () => {
    const costSheet = [{ what: 'Connector', quantity: '10', unitCost: '650' }];
    const [work] = ofElement({ customWork: { details: 'Built by us.', costSheet } });
    expect(work?.after).toBe('Built by us. Work of 10 × Connector');
  });

  it('tells the cost of custom work apart, under a name that is withheld from who may not see costs', () => {
    const costSheet = [{ what: 'Connector', quantity: '10', unitCost: '650' }];
    const told = ofElement({ customWork: { details: 'Connector', costSheet } });
    expect(told).toEqual([
      expect.objectContaining({ field: 'customWork', after: 'Connector, work of 10 × Connector' }),
      expect.objectContaining({ field: 'customWorkCost', after: '10 × Connector at 650 USD' }),
    ]);
    expect(told.filter(({ after }) => after?.includes('650')).map(({ field }) => isConfidential(field))).toEqual([
      true,
    ]);
  });
});

describe('how an offer is built, in short', () => {
  const words = (given: Partial<QuoteContent>) => structureWords({ ...plain, ...given }, names);

  it('says nothing of a plain one', () => expect(words({})).toEqual([]));

  it('names ramps by their steps, from the first quantity on', () => {
    const ramp = [
      { from: '2027-04-01', quantity: '150' },
      { from: '2027-08-01', quantity: '200' },
    ];
    expect(words({ lines: [line('SEAT', '100', { ramp })] })).toEqual(['Seat ramped: 100, then 150, then 200']);
    const prices = [
      { from: '2027-01-01', unitPrice: '80' },
      { from: '2027-07-01', unitPrice: '90' },
    ];
    expect(words({ lines: [line('SEAT', '100', { ramp: prices })] })).toEqual(['Seat ramped: at 80, then 90 each']);
  });

  it('names free time, payments and what is open', () => {
    const lines = [
      line('SEAT', '1', { freeMonths: 2 }),
      line('SEAT', '1', { id: 'b', optional: true }),
      line('SEAT', '1', { id: 'c', alternative: 'size' }),
      line('SEAT', '1', { id: 'd', alternative: 'size' }),
    ];
    const paymentSchedule = ['0.3', '0.4', '0.3'].map((percent, index) => ({ on: `2027-0${index + 1}-01`, percent }));
    expect(words({ lines, paymentSchedule })).toEqual([
      '2 months free',
      'custom payments: 30% / 40% / 30%',
      '2 choices open, outside the totals',
    ]);
  });
});
