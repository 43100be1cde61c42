import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, exact, ratio, sub } from '../../src/domain/exact.ts';
import type { PolicyValue } from '../../src/domain/policy-value.ts';
import { parseCell, passes } from '../../src/domain/policy/cell.ts';
import type { InputSpec } from '../../src/domain/policy/policy.ts';

const percent: InputSpec = { type: 'percent', on: 'deal' };
const money: InputSpec = { type: 'money', on: 'deal' };
const integer: InputSpec = { type: 'integer', on: 'deal' };
const date: InputSpec = { type: 'date', on: 'deal' };
const truth: InputSpec = { type: 'boolean', on: 'deal' };
const region: InputSpec = { type: 'enum', values: ['EMEA', 'APAC', 'NA'], on: 'deal' };
const terms: InputSpec = { type: 'set', values: ['a', 'b', 'c'], on: 'deal' };

function holds(text: string, spec: InputSpec, value: Exclude<PolicyValue, undefined>): boolean {
  const cell = parseCell(text, spec);
  if ('message' in cell) throw new Error(cell.message);
  return passes(cell.ok, value);
}

const refusal = (text: string, spec: InputSpec): string => {
  const cell = parseCell(text, spec);
  return 'message' in cell ? cell.message : 'accepted';
};

describe('a cell over a scale', () => {
  it.each([
    ['-', 20, true],
    ['20%', 20, true],
    ['0.20', 20, true],
    ['> 20%', 20, false],
    ['>= 20%', 20, true],
    ['< 20%', 20, false],
    ['<= 20%', 20, true],
    ['[20%..30%)', 20, true],
    ['(20%..30%]', 20, false],
    [']20%..30%]', 20, false],
    ['[20%..30%[', 30, false],
    ['(20%..30%]', 30, true],
    ['< 5%, [20%..30%)', 20, true],
    ['< 5%, > 30%', 20, false],
    ['not(20%)', 20, false],
    ['not(< 5%, > 30%)', 20, true],
    ['> -5%', 0, true],
  ])('%s over %d %% is %s', (text, hundredths, expected) => {
    expect(holds(text, percent, ratio(hundredths, 100))).toBe(expected);
  });

  it('compares the unrounded value at the limit and a hair on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.bigInt({ min: 1n, max: 10n ** 60n }), (limit, fineness) => {
        const at = ratio(limit, 1000);
        const hair = ratio(1n, fineness * 1000n);
        const text = `${limit / 10}%`;
        const sides = [sub(at, hair), at, add(at, hair)];
        expect(sides.map((value) => holds(`> ${text}`, percent, value))).toEqual([false, false, true]);
        expect(sides.map((value) => holds(`>= ${text}`, percent, value))).toEqual([false, true, true]);
        expect(sides.map((value) => holds(`< ${text}`, percent, value))).toEqual([true, false, false]);
        expect(sides.map((value) => holds(`<= ${text}`, percent, value))).toEqual([true, true, false]);
        expect(sides.map((value) => holds(text, percent, value))).toEqual([false, true, false]);
      }),
    );
  });

  it('reads underscores in amounts, and dates in three spellings', () => {
    expect(holds('>= 1_000_000', money, exact(1000000))).toBe(true);
    for (const text of ['>= "2026-03-01"', '>= date("2026-03-01")', '>= 2026-03-01']) {
      expect([holds(text, date, '2026-02-28'), holds(text, date, '2026-03-01')]).toEqual([false, true]);
    }
    expect(holds('["2026-01-01".."2026-12-31"]', date, '2026-12-31')).toBe(true);
  });
});

describe('a cell over words', () => {
  it.each([
    ['"EMEA"', 'EMEA', true],
    ['"EMEA","APAC"', 'APAC', true],
    ['"EMEA", "APAC"', 'NA', false],
    ['not("EMEA","APAC")', 'NA', true],
    ['not("EMEA","APAC")', 'EMEA', false],
  ])('%s over %s is %s', (text, value, expected) => {
    expect(holds(text, region, value)).toBe(expected);
  });

  it('asks a set for any, none or all of the words', () => {
    const ab = new Set(['a', 'b']);
    expect([holds('"a"', terms, ab), holds('"c"', terms, ab), holds('"b","c"', terms, ab)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([holds('not("c")', terms, ab), holds('not("a","c")', terms, ab)]).toEqual([true, false]);
    expect([holds('all("a","b")', terms, ab), holds('all("a","c")', terms, ab)]).toEqual([true, false]);
  });

  it('reads truth values', () => {
    expect([holds('true', truth, true), holds('true', truth, false), holds('not(false)', truth, true)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('a malformed cell', () => {
  it.each([
    ['', percent, 'nothing is not a percentage'],
    ['20', percent, '20 would be 2000 %'],
    ['> abc', percent, 'abc is not a percentage'],
    ['[30%..20%]', percent, 'the interval holds nothing'],
    ['(20%..20%]', percent, 'the interval holds nothing'],
    ['[20%..30%', percent, 'is not a percentage'],
    ['20%,', percent, 'nothing is not a percentage'],
    ['20%', money, '20% is a percentage, this is a money'],
    ['100,000', money, 'a comma separates alternatives'],
    ['1.5', integer, '1.5 is not a whole number'],
    ['1e5', money, '1e5 is not a number'],
    ['"2026-02-30"', date, 'is not a date'],
    ['EMEA', region, 'write the word in quotation marks'],
    ['"MARS"', region, '"MARS" is not one of "EMEA", "APAC", "NA"'],
    ['> "EMEA"', region, 'write the word in quotation marks'],
    ['"EMEA" or "NA"', region, 'write the word in quotation marks'],
    ['yes', truth, 'write true or false'],
    ['not("a"', terms, 'write the word in quotation marks'],
  ])('%j is refused', (text, spec, message) => {
    expect(refusal(text, spec)).toContain(message);
  });

  it('never breaks the reader, whatever is written', () => {
    const characters = fc.constantFrom(...'[]().,<>=-"% 019aEMnot');
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 24 }),
        fc.constantFrom(percent, money, date, region, terms, truth),
        (text, spec) => {
          const cell = parseCell(text.join(''), spec);
          expect('ok' in cell || cell.message.length > 0).toBe(true);
        },
      ),
    );
  });
});
