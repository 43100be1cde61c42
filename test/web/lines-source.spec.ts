import { describe, expect, it } from '@jest/globals';
import { ofLines } from '../../src/web/parts/derivation/lines-source.ts';
import type { AskedFigure, DerivationSource } from '../../src/web/parts/derivation/source.ts';

const given = (name: string, line?: string) =>
  ({
    depth: line === undefined ? 0 : 1,
    name,
    operation: 'given',
    unit: 'money',
    value: '1.00',
    ...(line && { line }),
  }) as const;

/** Answers every question with three lines, and keeps what it was asked. */
function answering(): { source: DerivationSource; asked: AskedFigure[] } {
  const asked: AskedFigure[] = [];
  const source: DerivationSource = async (figure) => {
    asked.push(figure);
    return { steps: [given('net'), given('net', 'a'), given('net', 'b'), given('net', 'c')], waterfall: null };
  };
  return { source, asked };
}

const signal = new AbortController().signal;

describe('the figures of some lines', () => {
  it('are those of every line without the others', async () => {
    const { source } = answering();
    const told = await ofLines(source, new Set(['a', 'c']))({ measure: 'net', called: 'lines' }, signal);
    expect(told?.steps?.map(({ of, line }) => of ?? line)).toEqual(['of 2 lines', 'a', 'c']);
  });

  it('lead on to what is asked as it is: the figure of a line, and one of the whole', async () => {
    const { source, asked } = answering();
    const some = ofLines(source, new Set(['a']));
    expect((await some({ measure: 'net', line: 'a' }, signal))?.steps).toHaveLength(4);
    expect((await some({ measure: 'headerDiscount' }, signal))?.steps).toHaveLength(4);
    expect(asked).toEqual([{ measure: 'net', line: 'a' }, { measure: 'headerDiscount' }]);
  });
});
