import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  costBands,
  findingsShown,
  isConsistent,
  marginBands,
  marginShown,
  outsideGuidance,
  type Sight,
  sightLevels,
  shownTo,
  widest,
} from '../../src/domain/confidentiality.ts';
import type { Finding } from '../../src/domain/policy/evaluation.ts';

const nothing: Sight = { cost: 'hidden', margin: 'hidden' };
const bands: Sight = { cost: 'band', margin: 'band' };
const all: Sight = { cost: 'visible', margin: 'visible' };

const money = (amount: string) => ({ amount, currency: 'USD' });
const measures = {
  net: money('1000.00'),
  cost: money('765.43'),
  marginAmount: money('234.57'),
  margin: '0.23457000',
  lowestLineMargin: '0.12345600',
  waterfall: [
    { name: 'net', kind: 'subtotal', amount: money('1000.00') },
    { name: 'cost', kind: 'deduction', amount: money('-765.43') },
    { name: 'margin', kind: 'subtotal', amount: money('234.57') },
  ],
  lines: [
    { id: 'a', net: money('1000.00'), cost: money('765.43'), marginAmount: money('234.57'), margin: '0.23457000' },
  ],
};
const finding: Finding = {
  rule: 'margin-floor',
  table: 'Margin',
  row: 'under-25',
  input: 'margin',
  actual: '0.23457000',
  limit: '< 25%',
  outcome: 'cfo',
  because: 'A margin of 0.23457 is under 25 %',
  kind: 'require',
  blocks: false,
  reads: [
    { input: 'tcv', actual: '600000.00', limit: '>= 500000' },
    { input: 'margin', actual: '0.23457000', limit: '< 25%' },
  ],
};
const deep = { deal: { quotes: [{ measures, assessment: { findings: [finding], warnings: [] } }] } };
const numbers = /234|765|0\.12345|0\.23/;

describe('A reader of an answer', () => {
  it('who sees everything gets it as it is', () => {
    expect(shownTo(all, deep)).toBe(deep);
  });

  it('who sees nothing gets no figure of cost or margin, however deep it stands', () => {
    const text = JSON.stringify(shownTo(nothing, deep));

    expect(text).not.toMatch(numbers);
    expect(text).toContain('"net":{"amount":"1000.00"');
    expect(text).toContain('"margin":"hidden"');
  });

  it('who sees bands gets the band of a ratio and of a cost, and no amount', () => {
    const text = JSON.stringify(shownTo(bands, deep.deal.quotes[0]?.measures));

    expect(text).not.toMatch(numbers);
    expect(text).toContain('"margin":"20–30 %"');
    expect(text).toContain('"lowestLineMargin":"10–20 %"');
    expect(text).toContain('"cost":"70–80 % of net"');
  });

  it('without the right reads of a rule its name and that it is outside guidance, and not which line it is about', () => {
    const aboutOneLine = { ...finding, table: 'lines below cost', lines: ['a'] };
    const { rule, outcome, kind, blocks } = finding;

    expect(findingsShown(nothing, [aboutOneLine])).toEqual([
      {
        rule,
        outcome,
        kind,
        blocks,
        because: outsideGuidance,
        table: null,
        row: null,
        input: null,
        actual: null,
        limit: null,
        reads: [],
      },
    ]);
  });

  it('of bands reads the rule with the band in place of the number', () => {
    const [shown] = findingsShown(bands, [{ ...finding, because: 'Under the floor' }]);

    expect(shown).toMatchObject({ actual: '20–30 %', limit: '< 25%', because: 'Under the floor' });
    expect(shown?.reads).toEqual([finding.reads[0], { input: 'margin', actual: '20–30 %', limit: '< 25%' }]);
  });

  it('of bands reads of an amount of cost or margin nothing, for an amount is no share', () => {
    for (const input of ['cost', 'marginAmount']) {
      const ofAmount = { ...finding, input, actual: '0.50', reads: [{ input, actual: '0.50', limit: '< 5000' }] };
      const [shown] = findingsShown(bands, [ofAmount]);
      expect(shown).toMatchObject({ actual: 'hidden', reads: [{ input, actual: 'hidden', limit: '< 5000' }] });
      const [untold] = findingsShown(nothing, [ofAmount]);
      expect(untold).toMatchObject({ because: outsideGuidance, input: null, actual: null, limit: null, reads: [] });
    }
    const amounts = [{ kind: 'measure', subject: 'quote', field: 'marginAmount', before: '0.50', after: '0.60' }];
    expect(shownTo(bands, amounts)).toMatchObject([{ before: 'hidden', after: 'hidden' }]);
  });

  it('reads the pocket price and the freight of a rule, which the waterfall shows to everybody', () => {
    const reads = ['pocketPrice', 'freight', 'net', 'list'].map((input) => ({ input, actual: '9.00', limit: '< 10' }));
    const open = { ...finding, input: 'pocketPrice', actual: '9.00', limit: '< 10', reads };
    expect(findingsShown(nothing, [open])).toEqual([open]);
  });

  it('is not told that a hidden measure differs', () => {
    const changes = [
      { kind: 'measure', subject: 'quote', field: 'margin', before: '0.30000000', after: '0.23457000' },
      { kind: 'measure', subject: 'quote', field: 'net', before: '1 USD', after: '2 USD' },
    ];

    expect(shownTo(nothing, { changes })).toEqual({ changes: [changes[1]] });
    expect(shownTo(bands, { changes })).toMatchObject({ changes: [{ before: '30–40 %', after: '20–30 %' }, {}] });
  });

  it('is not told a unit cost by the fact of it, nor a limit by who was passed over', () => {
    const fact = { type: 'UnitCostSet', data: { productId: 'p', currency: 'USD', amount: '76.54' } };
    const skipped = { skipped: [{ person: 'Vera', because: 'limit for margin is 0.2' }] };

    expect(JSON.stringify(shownTo(nothing, [fact, skipped]))).not.toMatch(/76|0\.2/);
  });

  it('is told the margin of a partner, which is a term', () => {
    expect(shownTo(nothing, { partnerMargin: '0.15' })).toEqual({ partnerMargin: '0.15' });
  });
});

describe('Bands', () => {
  it('hold their lower bound', () => {
    expect(
      ['-0.00000001', '0.00000000', '0.2', '0.29999999', '0.3', '1.00000000', 'free', 'unknown'].map((margin) =>
        marginShown('band', margin),
      ),
    ).toEqual(['under 0 %', '0–10 %', '20–30 %', '20–30 %', '30–40 %', '90–100 %', 'free', 'unknown']);
  });

  it('never give more than one of the published texts away', () => {
    const margin = fc.integer({ min: -300_000_000, max: 100_000_000 }).map((n) => (n / 1e8).toFixed(8));
    fc.assert(
      fc.property(margin, (text) => {
        const shown = shownTo(bands, { margin: text, cost: money('1.00') }) as { margin: string; cost: string };
        return (
          (marginBands as readonly string[]).indexOf(shown.margin) ===
            (costBands as readonly string[]).indexOf(shown.cost) &&
          (marginBands as readonly string[]).includes(shown.margin)
        );
      }),
    );
  });
});

describe('Sights', () => {
  const level = fc.constantFrom(...sightLevels);
  const consistent = fc.record({ cost: level, margin: level }).filter(isConsistent);

  it('of several roles give the widest, and net never gives a hidden number away', () => {
    fc.assert(fc.property(fc.array(consistent), (sights) => isConsistent(widest(sights))));
    expect(widest([{ cost: 'hidden', margin: 'band' }, nothing])).toEqual({ cost: 'hidden', margin: 'band' });
    expect(widest([])).toEqual(nothing);
  });
});
