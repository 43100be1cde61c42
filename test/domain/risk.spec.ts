import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditClasses } from '../../src/domain/deal.ts';
import { type NonStandard, paymentTerms } from '../../src/domain/offer.ts';
import { customTermNames } from '../../src/domain/policy-value.ts';
import { assessRisk } from '../../src/domain/risk/assess.ts';
import { riskFactors } from '../../src/domain/risk/assessment.ts';
import { defaultRiskWeights, factorCaps } from '../../src/domain/risk/weights.ts';

const known = { creditClass: 'A' as const, newCustomer: false };
const safe = { paymentTerms: 'prepaid' as const, termMonths: 24, nonStandard: {} };
const allTerms = Object.fromEntries(customTermNames.map((name) => [name, { details: 'x' }])) as NonStandard;

describe('the risk of a deal', () => {
  test('is low for a known good customer who pays ahead on standard terms, and every factor says why', () => {
    const risk = assessRisk(known, safe);
    expect(risk).toMatchObject({ score: 3, band: 'low', version: defaultRiskWeights.version });
    expect(risk.points.map(({ factor }) => factor)).toEqual([...riskFactors]);
  });

  test('is 100 at worst', () => {
    const worst = { paymentTerms: 'net90' as const, termMonths: 72, nonStandard: allTerms };
    expect(assessRisk({ creditClass: 'D', newCustomer: true }, worst)).toMatchObject({ score: 100, band: 'high' });
    expect(Object.values(factorCaps).reduce((sum, cap) => sum + cap, 0)).toBe(100);
  });

  test('cites the rule for each point', () => {
    const nonStandard = { unlimitedLiability: { details: 'x' }, terminationForConvenience: { noticeDays: 30 } };
    const { points, score, band } = assessRisk(known, { paymentTerms: 'net60', termMonths: 12, nonStandard });
    expect(points.map(({ rule, actual, points }) => [rule, actual, points])).toEqual([
      ['PT4', 'net60', 17],
      ['TM2', '12', 8],
      ['CC1', 'A', 0],
      ['CT1', 'unlimitedLiability', 14],
      ['CT2', 'terminationForConvenience', 6],
      ['NC2', 'false', 0],
    ]);
    expect([score, band]).toEqual([45, 'guarded']);
  });

  test('is the sum of its points, between 0 and 100, and no factor exceeds its cap', () => {
    const terms = fc
      .subarray([...customTermNames])
      .map((names) => Object.fromEntries(names.map((name) => [name, { details: 'x' }])) as NonStandard);
    fc.assert(
      fc.property(
        fc.constantFrom(...creditClasses),
        fc.boolean(),
        fc.constantFrom(...paymentTerms),
        fc.integer({ min: 1, max: 120 }),
        terms,
        (creditClass, newCustomer, paymentTerms, termMonths, nonStandard) => {
          const { score, points } = assessRisk({ creditClass, newCustomer }, { paymentTerms, termMonths, nonStandard });
          expect(points.reduce((sum, { points }) => sum + points, 0)).toBe(score);
          for (const factor of riskFactors) {
            const given = points
              .filter((point) => point.factor === factor)
              .reduce((sum, { points }) => sum + points, 0);
            expect(given).toBeLessThanOrEqual(factorCaps[factor]);
          }
        },
      ),
    );
  });
});
