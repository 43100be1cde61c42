import { describe, expect, it } from '@jest/globals';
import { emptyLine } from '../../src/web/editor/edits.ts';
import { noStructure } from '../../src/web/editor/draft-structure.ts';
import { marksOf } from '../../src/web/editor/structure/marks-of.ts';

const wordsOf = (structure: Partial<typeof noStructure>) =>
  marksOf({ ...emptyLine(), structure: { ...noStructure, ...structure } }, undefined).map(({ words }) => words);

describe('what stands beside a line of the editor', () => {
  it('says of one free month and one free unit that it is one', () => {
    expect(wordsOf({ freeMonths: '1', freeUnits: '1' })).toEqual(['1 free month, 1 free unit']);
    expect(wordsOf({ freeMonths: '2', freeUnits: '1.5' })).toEqual(['2 free months, 1.5 free units']);
  });
});
