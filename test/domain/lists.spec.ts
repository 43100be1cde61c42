import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { permissionsOf } from '../../src/commands/permissions.ts';
import { type Filter, isWrong, readFilter } from '../../src/domain/lists/filter.ts';
import type { ListShape } from '../../src/domain/lists/list.ts';
import { dealList, lists } from '../../src/domain/lists/shapes.ts';
import { isPlace, readSort, type Sort, sortText } from '../../src/domain/lists/sort.ts';
import { listAsked, queryOfList } from '../../src/http/schemas/lists.ts';
import { okPage } from '../../src/http/pages.ts';

const share: Filter = { label: 'Discount', kind: 'range', of: 'share' };
const amount: Filter = { label: 'TCV', kind: 'range', of: 'amount' };
const day: Filter = { label: 'Closes', kind: 'range', of: 'day' };
const id = '01900000-0000-7000-8000-000000000000';

describe('a filter in an address', () => {
  it.each<[Filter, string, unknown]>([
    [amount, '1000..5000', { from: '1000', to: '5000' }],
    [amount, '1000.50..', { from: '1000.50' }],
    [amount, '..5000', { to: '5000' }],
    [amount, '1000', { from: '1000', to: '1000' }],
    [share, '10%..20%', { from: '0.1', to: '0.2' }],
    [share, '-12.5%..0.3', { from: '-0.125', to: '0.3' }],
    [day, '2027-01-01..2027-03-31', { from: '2027-01-01', to: '2027-03-31' }],
    [dealList.filters.stage, 'draft,lost,draft', ['draft', 'lost']],
    [dealList.filters.owner, `me,${id}`, ['me', id]],
    [dealList.filters.q, '  100%_ ', '100%_'],
  ])('reads %o %s', (filter, text, value) => {
    expect(readFilter(filter, text)).toEqual(value);
  });

  it.each<[Filter, string]>([
    [amount, '..'],
    [amount, '1..2..3'],
    [amount, '1e9..'],
    [amount, 'NaN'],
    [share, '10 percent'],
    [day, '2027-02-30'],
    [day, '0001-01-01..'],
    [dealList.filters.stage, 'draft,unheard'],
    [dealList.filters.stage, ','],
    [dealList.filters.account, 'me'],
    [dealList.filters.owner, "' or 1=1"],
  ])('refuses %o %s and says how it is written', (filter, text) => {
    const read = readFilter(filter, text);
    expect(isWrong(read) && read.wrong).toMatch(/\.$/);
  });

  it('of any kind never throws, whatever is typed', () => {
    const kinds = Object.values(lists).flatMap((list) => Object.values<Filter>(list.filters));
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.string(), (filter, text) => void readFilter(filter, text)));
  });
});

describe('a sort in an address', () => {
  it('has a first direction of its own, and another', () => {
    expect(readSort(dealList.sorts, 'tcv')).toEqual({ by: 'tcv', direction: 'desc' });
    expect(readSort(dealList.sorts, 'account')).toEqual({ by: 'account', direction: 'asc' });
    expect(readSort(dealList.sorts, 'tcv:asc')).toEqual({ by: 'tcv', direction: 'asc' });
  });

  it.each(['', 'size', 'tcv:up', 'tcv:asc:desc', 'constructor', '__proto__:asc'])('is not %j', (text) => {
    expect(readSort(dealList.sorts, text)).toBeUndefined();
  });
});

const reader = { permissions: permissionsOf(['cfo']) };

describe('a cursor', () => {
  const query = queryOfList(dealList);
  const cursorOf = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
  const keyOf: Record<Sort['type'], fc.Arbitrary<string>> = {
    moment: fc
      .date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString()),
    day: fc
      .date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10)),
    decimal: fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
    count: fc.nat().map(String),
    text: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  };
  const places = Object.entries(lists).flatMap(([name, { sorts }]) =>
    Object.entries<Sort>(sorts).map(([by, sort]) => ({ name: name as keyof typeof lists, by, sort })),
  );

  it('goes round, for every sort of every list', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places).chain((place) => fc.tuple(fc.constant(place), keyOf[place.sort.type])),
        fc.constantFrom('asc' as const, 'desc' as const),
        ([{ name, by }, key], direction) => {
          const sort = sortText({ by, direction });
          const { next } = okPage({ items: [], next: [sort, key, id] }).body as { next: string };
          const list: ListShape = lists[name];
          const asked = queryOfList(list as typeof dealList).parse({ cursor: next, sort });
          expect(listAsked(reader, list, asked)).toMatchObject({ cursor: [sort, key, id], sort: { by, direction } });
        },
      ),
    );
  });

  it.each([
    ['of another order', 'tcv:asc', ['tcv:desc', '1', id]],
    ['of another sort', 'tcv', ['moved:desc', '2027-01-01T00:00:00Z', id]],
    ['with a key of another kind', 'tcv', ['tcv:desc', '2027-01-01T00:00:00Z', id]],
    ['with a moment that is none', 'moved', ['moved:desc', '2027-02-30T00:00:00Z', id]],
    ['with a year that the database has not', 'moved', ['moved:desc', '0000-01-01T00:00:00Z', id]],
    ['without a key where every row has one', 'moved', ['moved:desc', null, id]],
    ['with a number beyond all', 'number', ['number:desc', '9'.repeat(30), id]],
    ['with half a surrogate', 'name', ['name:asc', '\ud800', id]],
    ['with an id that is none', 'tcv', ['tcv:desc', '1', "1' or true"]],
  ])('%s is refused by name', (_, sort, place) => {
    const asked = query.parse({ sort, cursor: cursorOf(place) });
    expect(() => listAsked(reader, dealList, asked)).toThrow('This is not a cursor of this list and order');
  });

  it.each(['bm9uc2Vuc2U', '', '[]', cursorOf({ a: 1 }), cursorOf(['a', 'b'])])('is not %j', (text) => {
    expect(query.safeParse({ cursor: text }).success).toBe(false);
  });

  it('or filter of margins is not for those who may not see them', () => {
    const seller = { permissions: permissionsOf(['rep']) };
    for (const given of [{ sort: 'margin' }, { margin: '50%..' }]) {
      expect(() => listAsked(seller, dealList, query.parse(given))).toThrow('You may not filter or sort by margin');
    }
    expect(listAsked(seller, dealList, query.parse({ discount: '10%..' })).filters).toEqual({
      discount: { from: '0.1' },
    });
  });

  it('that stands among rows without a value keeps its place there', () => {
    const sort = { by: 'tcv', direction: 'asc' } as const;
    expect(isPlace(dealList.sorts, sort, ['tcv:asc', null, id])).toBe(true);
  });
});
