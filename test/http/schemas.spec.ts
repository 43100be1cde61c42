import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { okPage } from '../../src/http/pages.ts';
import {
  decimalText,
  line,
  listQuery,
  plainDate,
  positiveDecimal,
  ratioText,
  z,
} from '../../src/http/schemas/common.ts';
import { priceModel } from '../../src/http/schemas/catalogue.ts';
import { factListQuery, jobListQuery } from '../../src/http/schemas/deal-desk/operation.ts';

describe('field schemas', () => {
  it('take a day of the years 1900 to 2199, and say so of another', () => {
    expect(['1900-01-01', '2199-12-31'].map((day) => plainDate.safeParse(day).success)).toEqual([true, true]);
    const message = (day: string) => plainDate.safeParse(day).error?.issues.map((issue) => issue.message);
    const range = 'Give a day from 1900-01-01 to 2199-12-31.';
    expect([message('1899-12-31'), message('2200-01-01'), message('9999-12-31')]).toEqual([[range], [range], [range]]);
    expect([message('2027-02-29'), message('soon')]).toEqual([
      ['Write a date as YYYY-MM-DD.'],
      ['Write a date as YYYY-MM-DD.'],
    ]);
  });

  it.each([
    ['20%', '0.2'],
    ['0.2', '0.2'],
    ['12.5%', '0.125'],
    ['0.5%', '0.005'],
    ['100%', '1'],
    ['1050%', '10.5'],
    ['0%', '0'],
    ['0.00000001%', '0.0000000001'],
  ])('read the ratio %s as %s', (text, ratio) => {
    expect(ratioText.parse(text)).toBe(ratio);
  });

  it('move a per cent exactly, whatever its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 10 }), (digits, places) => {
        const text = digits.toString().padStart(places + 1, '0');
        const percent = places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
        if (!/^(0|[1-9]\d{0,8})(\.|$)/.test(percent)) return;
        const [whole = '', fraction = ''] = ratioText.parse(`${percent}%`).split('.');
        expect(BigInt(whole + fraction.padEnd(places + 2, '0'))).toBe(digits);
      }),
    );
  });

  it.each(['1e5', '.5', '5.', '01', '+1', ' 1', '1,5', 'NaN', '٣', '1'.repeat(19), ''])(
    'refuse %j as a decimal',
    (text) => {
      expect(decimalText.safeParse(text).success).toBe(false);
    },
  );

  it.each(['0', '0.00', '-1', '-0'])('refuse %s as more than zero', (text) => {
    expect(positiveDecimal.safeParse(text).success).toBe(false);
  });

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '0001-01-01', '2026-01-01T00:00:00Z'])(
    'refuse the date %s',
    (text) => {
      expect(plainDate.safeParse(text).success).toBe(false);
    },
  );

  it.each(['', '   ', 'a\nb', 'a\u2028b', 'x'.repeat(201)])('refuse %j as a line', (text) => {
    expect(line().safeParse(text).success).toBe(false);
  });

  it('read back the cursor that a page gave', () => {
    const id = '01900000-0000-7000-8000-000000000000';
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        const { next } = okPage({ items: [], next: [key, id] }).body as { next: string };
        expect(listQuery({}).parse({ cursor: next })).toMatchObject({ cursor: [key, id], limit: 50 });
      }),
    );
    const forged = Buffer.from(JSON.stringify(['x', 'no id'])).toString('base64url');
    expect(listQuery({}, z.string()).safeParse({ cursor: forged }).success).toBe(false);
  });

  it.each([factListQuery, jobListQuery])('refuse a cursor whose key the database could not have counted', (query) => {
    const cursor = (key: string) => Buffer.from(JSON.stringify([key, '7'])).toString('base64url');
    expect(query.parse({ cursor: cursor('7') })).toMatchObject({ cursor: ['7', '7'] });
    for (const key of ['x', '', '-1', '9'.repeat(19)])
      expect(query.safeParse({ cursor: cursor(key) }).success).toBe(false);
  });
});

describe('the tiers of a price', () => {
  const tiers = (...bounds: (string | null)[]) =>
    priceModel.safeParse({ kind: 'volume', tiers: bounds.map((upTo) => ({ upTo, unitPrice: '1' })) });

  it('reach further and further, exactly', () => {
    expect(tiers('9.99', '10', '10.000000000001', null).success).toBe(true);
    expect(tiers('10', '10.0', null).success).toBe(false);
    expect(tiers('10', '9', null).success).toBe(false);
  });

  it('that are no numbers are refused as that', () => {
    const refused = tiers('0001-01-01', 'ten', null);
    const pointers = refused.error?.issues.map(({ path }) => path.join('/'));
    expect([...new Set(pointers)]).toEqual(['tiers/0/upTo', 'tiers/1/upTo']);
  });
});
