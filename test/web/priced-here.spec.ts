import { describe, expect, it } from '@jest/globals';
import { revaluer } from '../../src/domain/measures/revalue.ts';
import { money } from '../../src/domain/money.ts';
import { openPrices } from '../../src/domain/pricing/open-prices.ts';
import { paymentValues } from '../../src/web/editor/over-time/payment-values.ts';
import { pricedHere } from '../../src/web/editor/priced-here.ts';
import { basisOf, line, perUnit, product, quote } from '../domain/offers.ts';

const basis = openPrices(basisOf({ SEAT: product({ sku: 'SEAT', price: perUnit('500') }) }));
const plain = quote([line('SEAT', '2')]);

describe('a quote that is being written, as its browser prices it', () => {
  it('is itself where nothing keeps it from being priced', () => {
    expect(pricedHere(plain)).toBe(plain);
  });

  it('comes to its new total though the payments still come to the old one, and shows how far they are off', () => {
    const paymentSchedule = [{ on: '2027-01-01', amount: '1000.00' }];
    const changed = { ...plain, billing: 'custom' as const, paymentSchedule, headerDiscount: { percent: '0.1' } };
    expect(revaluer()(changed, basis)).toBeUndefined();
    const net = revaluer()(pricedHere(changed), basis)?.priced.totals.net;
    expect(net).toBe(900_00n);
    const payments = [{ on: '2027-01-01', milestone: '', share: '1000.00' }];
    expect(paymentValues(payments, money(net ?? 0n, 'USD'))).toMatchObject([
      { left: { amount: '-100', currency: 'USD' }, wrong: true },
    ]);
  });

  it('keeps what it says of custom work but its costs, which may not be shown here', () => {
    const costSheet = [{ what: 'Days', quantity: '3', unitCost: 'hidden' }];
    const worked = { ...plain, nonStandard: { customWork: { details: 'Connector', line: 'SEAT', costSheet } } };
    expect(pricedHere(worked)).toEqual({
      ...plain,
      nonStandard: { customWork: { details: 'Connector', line: 'SEAT' } },
    });
  });
});
