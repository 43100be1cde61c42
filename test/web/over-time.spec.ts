import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { schedule } from '../../src/domain/billing/schedule.ts';
import { plainText } from '../../src/domain/exact.ts';
import { money } from '../../src/domain/money.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { contentOf, draftOf } from '../../src/web/editor/draft.ts';
import { asAmounts, asksShares, canBeAmounts, paymentValues } from '../../src/web/editor/over-time/payment-values.ts';
import { filled } from '../../src/web/editor/over-time/payments-fill.ts';
import { labelEvery, niceTicks } from '../../src/web/editor/over-time/chart-geometry.ts';
import {
  netName,
  stepDays,
  stepValue,
  withoutStep,
  withStepValue,
} from '../../src/web/editor/over-time/ramp-values.ts';
import { tabbedIn, writingsOf } from '../../src/web/editor/over-time/sheet-moves.ts';
import { openPrices } from '../../src/domain/pricing/open-prices.ts';
import { basisOf, line, perUnit, product, quote } from '../domain/offers.ts';

const [y1, y2, y3] = ['2027-01-01', '2028-01-01', '2029-01-01'] as const;
const content = quote(
  [
    line('SEAT', '100', { ramp: [{ from: y2, quantity: '150', unitPrice: '90' }] }),
    line('CALLS', '500', { usage: { commitment: '1000' } }),
  ],
  { termMonths: 36 },
);
const draft = draftOf(content);
const at = (day: string, field: 'quantity' | 'unitPrice' = 'quantity') => ({
  line: 'SEAT',
  isUsage: false,
  day,
  field,
});
const rampOf = (now: typeof draft) => contentOf(now).content.lines[0]?.ramp;

describe('the steps of a quote', () => {
  it('are its start, the steps of its ramps, starts of lines, and those asked for inside its term', () => {
    expect(stepDays(draft, [y3, y2, '2031-01-01', 'soon'])).toEqual([y1, y2, y3]);
  });

  it('hold from their day on, until another one says something else', () => {
    const [seat, calls] = draft.lines as [(typeof draft.lines)[0], (typeof draft.lines)[0]];
    const of = (day: string) => stepValue(seat, draft.head, false, day, 'quantity');
    expect([y1, y2, y3].map(of)).toEqual([
      { text: '100', inherited: false },
      { text: '150', inherited: false },
      { text: '150', inherited: true },
    ]);
    expect(stepValue(seat, draft.head, false, y1, 'unitPrice')).toEqual({ text: '', inherited: true });
    expect(stepValue(calls, draft.head, true, y2, 'quantity')).toEqual({ text: '1000', inherited: true });
    expect(stepValue({ ...seat, start: y2, termMonths: '12' }, draft.head, false, y1, 'quantity')).toBeUndefined();
    expect(stepValue({ ...seat, start: y2, termMonths: '12' }, draft.head, false, y3, 'quantity')).toBeUndefined();
  });

  it('are made by writing in one, with the other value that held before it', () => {
    expect(rampOf(withStepValue(draft, at(y3), '200'))).toEqual([
      { from: y2, quantity: '150', unitPrice: '90' },
      { from: y3, quantity: '200', unitPrice: '90' },
    ]);
  });

  it('write the line’s own quantity, or commitment, on its first day', () => {
    const more = withStepValue(draft, at(y1), '120');
    expect(contentOf(more).content.lines[0]).toMatchObject({ quantity: '120', ramp: content.lines[0]?.ramp });
    const calls = withStepValue(draft, { line: 'CALLS', isUsage: true, day: y1, field: 'quantity' }, '2000');
    expect(contentOf(calls).content.lines[1]?.usage).toEqual({ commitment: '2000' });
    expect(rampOf(withStepValue(draft, at(y1, 'unitPrice'), '95'))?.[0]).toEqual({ from: y1, unitPrice: '95' });
  });

  it('end where nothing is left in them, and can be taken out of every line at once', () => {
    const half = withStepValue(draft, at(y2), '');
    expect(rampOf(half)).toEqual([{ from: y2, unitPrice: '90' }]);
    expect(rampOf(withStepValue(half, at(y2, 'unitPrice'), ''))).toBeUndefined();
    expect(rampOf(withoutStep(draft, y2))).toBeUndefined();
    expect(withStepValue(draft, at(y3), '')).toBe(draft);
  });
});

describe('the net of a line over time', () => {
  it.each([
    [undefined, 'Net'],
    ['0.03', 'Net, list +3% a year'],
    ['0.025', 'Net, list +2.5% a year'],
  ])('with a rise of %s is called "%s"', (uplift, name) => {
    const [risen] = draftOf(quote([line('SEAT', '1', { ...(uplift && { uplift }) })])).lines;
    expect(risen && netName(risen)).toBe(name);
  });
});

describe('a sheet', () => {
  const cell = (field: boolean) => ({ text: '', shown: '', field });
  const rows = ['quantity', 'unitPrice', 'net', 'quantity'].map((kind) => ({
    kind,
    cells: [cell(kind !== 'net'), cell(kind !== 'net')],
  }));

  it('takes a row of a spreadsheet from the cursor on, and further rows into rows of the same kind', () => {
    expect(writingsOf('1,000\t2,000\t3,000\n7\t8\n9', { row: 0, column: 0 }, rows)).toEqual([
      { row: 0, column: 0, text: '1000' },
      { row: 0, column: 1, text: '2000' },
      { row: 3, column: 0, text: '7' },
      { row: 3, column: 1, text: '8' },
    ]);
  });

  it('is walked by Tab through what can be written in, and left at its end', () => {
    expect(tabbedIn(rows, { row: 1, column: 1 }, 1)).toEqual({ row: 3, column: 0 });
    expect(tabbedIn(rows, { row: 3, column: 0 }, -1)).toEqual({ row: 1, column: 1 });
    expect(tabbedIn(rows, { row: 3, column: 1 }, 1)).toBeUndefined();
  });
});

describe('a payment schedule', () => {
  const basis = openPrices(
    basisOf({
      SEAT: product({ sku: 'SEAT', price: perUnit('1234.57') }),
      CALLS: product({ sku: 'CALLS', charge: 'usage', pricePeriod: 'month', price: perUnit('0.013') }),
    }),
  );
  const priced = price(content, basis);
  const net = money(priced.totals.net, 'USD');
  const custom = (payments: ReturnType<typeof filled>): QuoteContent =>
    contentOf({ ...draft, head: { ...draft.head, billing: 'custom', payments } }).content;

  it.each(['upfront', 'annual', 'quarterly', 'monthly'] as const)(
    'filled from %s billing asks on the same days for the same amounts to the cent',
    (billing) => {
      const payments = schedule(priced, custom(filled(billing, content, basis)));
      const ordinary = schedule(priced, { ...content, billing });
      expect(payments.map(({ from, amount }) => [from, amount])).toEqual(
        ordinary.map(({ from, amount }) => [from, amount]),
      );
    },
  );

  it('is filled alike when the draft holds a cost sheet whose costs are not shown', () => {
    const costSheet = [{ what: 'Days', quantity: '3', unitCost: 'hidden' }];
    const worked = { ...content, nonStandard: { customWork: { details: 'Connector', costSheet } } };
    expect(filled('annual', worked, basis)).toEqual(filled('annual', content, basis));
  });

  it('in thirds names its milestones, and shows what each comes to and what is left', () => {
    const thirds = filled('thirds', content, basis);
    expect(thirds.map(({ on, milestone }) => [on, milestone])).toEqual([
      [y1, 'Signature'],
      [y2, 'Delivery'],
      [y3, 'Acceptance'],
    ]);
    const values = paymentValues(thirds, net);
    const amounts = schedule(priced, custom(thirds)).map(({ amount }) => money(amount, 'USD'));
    expect(values.map(({ amount }) => amount)).toEqual(amounts);
    expect(values.at(-1)).toMatchObject({ left: { percent: '0' }, wrong: false });
    expect(paymentValues(asAmounts(thirds, values), net).at(-1)).toMatchObject({
      left: { amount: '0', currency: 'USD' },
      wrong: false,
    });
  });

  it('tells how each payment and what is left after it come about, while it is written', () => {
    const hundred = { amount: '100.00', currency: 'USD' as const };
    const pay = (share: string) => ({ on: y1, milestone: '', share });
    const [first, second] = paymentValues([pay('33.3%'), pay('66.7%')], hundred);
    expect(first?.amountDerived).toMatchObject({ operation: 'share' });
    expect(second?.leftDerived.map(({ name, value }) => [name, value && plainText(value)])).toEqual([
      ['shareLeftAfter', '0'],
      ['leftAfter', '0'],
    ]);
    const [fixed] = paymentValues([pay('30'), pay('70')], hundred);
    expect(fixed?.leftDerived.map(({ name, value }) => [name, value && plainText(value)])).toEqual([
      ['leftAfter', '70'],
    ]);
  });

  it('says at its last row what is missing, and at the row where it is too much', () => {
    const pay = (share: string) => ({ on: y1, milestone: '', share });
    expect(paymentValues([pay('30%'), pay('40%')], net).map(({ left, wrong }) => [left, wrong])).toEqual([
      [{ percent: '0.7' }, false],
      [{ percent: '0.3' }, true],
    ]);
    const hundred = { amount: '100.00', currency: 'USD' as const };
    expect(paymentValues([pay('120'), pay('5')], hundred).map(({ wrong }) => wrong)).toEqual([true, true]);
    expect(paymentValues([pay('some')], undefined)).toEqual([
      { amount: undefined, left: undefined, wrong: false, leftDerived: [] },
    ]);
  });
});

describe('payments of which some are shares and some are money', () => {
  const hundred = { amount: '100.00', currency: 'USD' as const };
  const pay = (share: string) => ({ on: y1, milestone: '', share });
  const told = (...shares: string[]) =>
    paymentValues(shares.map(pay), hundred).map(({ amount, left, wrong }) => [
      amount?.amount,
      left && 'amount' in left ? left.amount : left,
      wrong,
    ]);

  it('say at each what is left in money, where shares are of what the amounts leave', () => {
    expect(told('25%', '40', '75%')).toEqual([
      ['15.00', '85', false],
      ['40.00', '45', false],
      ['45.00', '0', false],
    ]);
    const [, second] = paymentValues(['25%', '40', '75%'].map(pay), hundred);
    expect(second?.leftDerived.map(({ name, value }) => [name, value && plainText(value)])).toEqual([
      ['leftAfter', '45'],
    ]);
  });

  it('say where amounts are more than there is, and nothing while one cannot be read or the net is not known', () => {
    expect(told('120', '50%')[0]).toEqual(['120.00', '-20', true]);
    expect(told('5', '')).toEqual([
      [undefined, undefined, false],
      [undefined, undefined, false],
    ]);
    expect(paymentValues([pay('5'), pay('50%')], undefined).map(({ left }) => left)).toEqual([undefined, undefined]);
  });
});

describe('payments in money beside lines that the customer may still choose', () => {
  const pay = (share: string) => ({ on: y1, milestone: '', share });
  const firm = [line('P', '1')];
  const open = [...firm, line('Q', '1', { optional: true })];
  const chosen = [...firm, line('Q', '1', { optional: true, chosen: true })];

  it('are asked for as shares as soon as one is written, while a choice is open', () => {
    expect(asksShares([pay('30%'), pay('50')], open)).toBe(true);
    expect(asksShares([pay('50')], [...firm, line('Q', '1', { alternative: 'Plan' })])).toBe(true);
    expect(asksShares([pay('30%'), pay('70%'), pay('')], open)).toBe(false);
    for (const lines of [firm, chosen, []]) expect(asksShares([pay('50')], lines)).toBe(false);
  });

  it('are not offered to be made of shares then, nor where there is no share or not each has its amount', () => {
    const hundred = { amount: '100.00', currency: 'USD' as const };
    const can = (shares: string[], lines = firm) =>
      canBeAmounts(shares.map(pay), paymentValues(shares.map(pay), hundred), lines);
    expect([can(['30%', '70%']), can(['30%', '70%'], chosen), can(['30', '70%'])]).toEqual([true, true, true]);
    expect([can(['30%', '70%'], open), can(['30', '70']), can(['30%', '']), can([])]).toEqual(Array(4).fill(false));
  });
});

describe('the axes of a chart', () => {
  it('have round numbers that reach over the highest amount, and months as many as fit', () => {
    expect(niceTicks(168_000)).toEqual([0, 50_000, 100_000, 150_000, 200_000]);
    expect(niceTicks(0)).toEqual([0, 1]);
    expect([labelEvery(36, 900), labelEvery(36, 340), labelEvery(12, 340), labelEvery(120, 340)]).toEqual([
      3, 12, 3, 36,
    ]);
  });
});
