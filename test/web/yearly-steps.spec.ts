import { describe, expect, it } from '@jest/globals';
import { yearlySteps } from '../../src/web/parts/yearly-steps.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' as const });

describe('how the ARR of a product comes about', () => {
  it('is its units times what one costs a year', () => {
    expect(yearlySteps('12', usd('8568.00'), usd('102816.00'))).toEqual(['12 × $8,568.00 = $102,816.00']);
  });

  it('says what rounding of a part of a year makes of it, never a sum that does not come out', () => {
    // 7 × 4,320 × 156 ÷ 365 = 12,924.4932…: charged $12,924.49, a year of which is $30,239.99 beside the 108,000 that run.
    expect(yearlySteps('32', usd('4320.00'), usd('138239.99'))).toEqual([
      '32 × $4,320.00 = $138,240.00',
      'The price is shown rounded; a year of its fees comes to $138,239.99',
    ]);
  });

  it('takes a price below a cent as exactly as it is shown', () => {
    expect(yearlySteps('1000', usd('0.0125'), usd('12.50'))).toEqual(['1,000 × $0.0125 = $12.50']);
  });
});
