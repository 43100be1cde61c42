import { describe, expect, it } from '@jest/globals';
import { barred } from '../../src/web/decision/limit-region.ts';
import { actualWords, limitWords } from '../../src/web/parts/rule-words.ts';

describe('a rule in words', () => {
  it.each([
    ['> 35%', 'over 35%'],
    ['< 15%', 'under 15%'],
    ['>= 1000000', 'at least 1,000,000'],
    ['(20%..35%]', 'over 20%, up to 35%'],
    ['[250000..1000000)', 'from 250,000, under 1,000,000'],
    ['[0.5%..2.5%)', 'from 0.5%, under 2.5%'],
    ['"net60","net90"', 'Net 60 or Net 90'],
    ['not("net30")', 'not Net 30'],
    ['true', 'yes'],
    ['false', 'no'],
  ])('%s says "%s"', (limit, words) => {
    expect(limitWords(limit)).toBe(words);
  });

  it('shows the digits that tell on which side of the limit a number lies', () => {
    expect(actualWords('0.2000399', '> 20%')).toBe('20.00399%');
    expect(actualWords('0.14937189', '(10%..20%]')).toBe('14.94%');
    expect(actualWords('0.20000000', '(10%..20%]')).toBe('20%');
    expect(actualWords('1445320.8', '>= 1000000')).toBe('1,445,320.80');
    expect(actualWords(null, '> 20%')).toBe('not known');
    expect(actualWords('net60', '"net60"')).toBe('Net 60');
    expect(actualWords('true', 'true')).toBe('yes');
    expect(actualWords('false', 'true')).toBe('no');
  });

  it.each([
    ['0.25', '(20%..35%]', { from: 20, to: 35, at: 25 }],
    ['0.1', '< 15%', { from: 0, to: 15, at: 10 }],
    ['0.5', '> 35%', { from: 35, to: 100, at: 50 }],
    ['-0.2', '< 15%', { from: 0, to: 15, at: 0 }],
    ['1200000', '>= 1000000', undefined],
    [null, '> 35%', undefined],
  ])('draws %s against %s', (actual, limit, region) => {
    expect(barred(actual, limit)).toEqual(region);
  });

  it('names the currency of money that a rule reads and of the limit it has', () => {
    expect(actualWords('1250000.50', '> 1000000', 'USD')).toBe('$1,250,000.50');
    expect(limitWords('> 1000000', 'USD')).toBe('over $1,000,000');
    expect(limitWords('not([5000..10000])', 'EUR')).toBe('not from €5,000, up to €10,000');
  });
});
