import { describe, expect, it } from '@jest/globals';
import { compare, decimalText, type Exact, exact, div, max, min, mul, sub, add } from '../../src/domain/exact.ts';
import { measuresDefined } from '../../src/domain/measures/documented.ts';

/** What an example says: an expression, and the number that it prints, with as many decimals as it is rounded to. */
function partsOf(example: string): { expression: string; printed: Exact; places: number } {
  const [expression = '', result = ''] = (example.split(': ').at(-1) ?? '').split(' = ');
  const digits = plain(result);
  const shown = digits.replace('%', '').split('.')[1]?.length ?? 0;
  return { expression, printed: evaluate(digits), places: digits.endsWith('%') ? shown + 2 : shown };
}

/** Without currencies, thousands and words. */
const plain = (text: string): string => text.replace(/[$€,\s]|[A-Za-z]+/g, '').replaceAll('−', '-');

/** Worked out in exact numbers by precedence: sums of products of numbers and parentheses. */
function evaluate(text: string): Exact {
  const tokens = text.match(/\d+(\.\d+)?%?|[-+×÷()]/g) ?? [];
  if (tokens.join('') !== text) throw new Error(`No arithmetic: ${text}`);
  let at = 0;
  const value = (): Exact => {
    const token = tokens[at++] ?? '';
    if (token === '-') return sub(exact('0'), value());
    if (token !== '(') return token.endsWith('%') ? div(exact(token.slice(0, -1)), exact('100')) : exact(token);
    const inside = total();
    at += 1;
    return inside;
  };
  const product = (): Exact => {
    let all = value();
    while (tokens[at] === '×' || tokens[at] === '÷') all = tokens[at++] === '×' ? mul(all, value()) : div(all, value());
    return all;
  };
  const total = (): Exact => {
    let all = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      all = tokens[at++] === '+' ? add(all, product()) : sub(all, product());
    return all;
  };
  const all = total();
  if (at !== tokens.length) throw new Error(`Left over: ${tokens.slice(at).join('')}`);
  return all;
}

function workedOut(expression: string): Exact {
  const [, which, parts] = /^The (lowest|highest) of (.+)$/.exec(expression) ?? [];
  if (!parts) return evaluate(plain(expression));
  const values = parts.split(' and ').map((part) => evaluate(plain(part)));
  return values.reduce(which === 'lowest' ? min : max);
}

describe('the example of every published measure', () => {
  it.each(measuresDefined().map(({ name, example }) => [name, example]))(
    'comes to what it prints: %s, %s',
    (_, example) => {
      const { expression, printed, places } = partsOf(example);
      expect(decimalText(workedOut(expression), places)).toBe(decimalText(printed, places));
    },
  );

  it('is refused when it prints another number', () => {
    const { expression, printed } = partsOf('10 × $228.00 a year × 177 ÷ 365 days = $1,105.60');
    expect(compare(workedOut(expression), printed)).not.toBe(0);
  });
});
