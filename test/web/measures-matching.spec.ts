import { describe, expect, it } from '@jest/globals';
import { measureDefinitions } from '../../src/domain/measures/definitions.ts';
import { measuresDefined } from '../../src/domain/measures/documented.ts';
import { inGroups } from '../../src/web/measures/groups.ts';
import { matching } from '../../src/web/measures/matching.ts';

const found = (search: string) => matching(measuresDefined(), search).map(({ measure }) => measure);

describe('searching the page of measures', () => {
  it('finds a measure by its code, the one that is called so first', () => {
    expect(found('tcv')[0]).toBe('tcv');
    expect(found('tcv')).toEqual(expect.arrayContaining(['firmTcv', 'tcvPolicy']));
  });

  it('finds by words of the name or the formula in any order, and everything without a search', () => {
    expect(found('margin lowest')).toEqual(['lowestLineMargin']);
    expect(found('')).toHaveLength(measuresDefined().length);
    expect(found('no such number')).toEqual([]);
  });
});

describe('what rules call a measure', () => {
  const inputOf = (name: string) => measuresDefined().find(({ measure }) => measure === name)?.input;

  it('is its own name with the direction in which a deal gets worse', () => {
    expect(inputOf('margin')).toEqual({ name: 'margin', worse: 'lower' });
    expect(inputOf('discount')).toEqual({ name: 'discount', worse: 'higher' });
  });

  it('is tcv of the TCV in policy currency, and nothing of what rules do not read', () => {
    expect(inputOf('tcvPolicy')?.name).toBe('tcv');
    expect(inputOf('freeUnits')).toBeNull();
  });

  it('is said of every measure', () => {
    const unread = Object.keys(measureDefinitions).filter((name) => !inputOf(name));
    expect(unread).toEqual([]);
  });
});

describe('the headings of the page of measures', () => {
  it('have every definition once, and none is left without a heading', () => {
    const groups = inGroups(measuresDefined());
    const listed = groups.flatMap(({ measures }) => measures.map(({ measure }) => measure));
    expect([...listed].sort()).toEqual(
      measuresDefined()
        .map(({ measure }) => measure)
        .sort(),
    );
    expect(groups.map(({ title }) => title)).not.toContain('Others');
  });

  it('stand only above what a search found', () => {
    expect(inGroups(matching(measuresDefined(), 'pocket')).map(({ title }) => title)).toEqual([
      'Margin and pocket',
      'Single steps of the waterfall',
    ]);
  });
});
