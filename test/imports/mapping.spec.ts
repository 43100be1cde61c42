import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { products } from '../../src/imports/kinds/catalogue.ts';
import { readCell } from '../../src/imports/kinds/cell.ts';
import { deals } from '../../src/imports/kinds/deals.ts';
import { automaticColumns } from '../../src/imports/mapping/automatic.ts';
import { compileValue, Fault, MappingError } from '../../src/imports/mapping/evaluate.ts';
import { mappingSchema, type Value } from '../../src/imports/mapping/mapping.ts';
import { rowReader } from '../../src/imports/mapping/record.ts';
import { repricing } from '../../src/imports/run/repricing.ts';

const cities = {
  header: ['City', 'State'],
  rows: new Map([
    ['Oslo', ['Oslo', '47']],
    ['Rome', ['Rome', '39']],
  ]),
};
const states = { header: ['State', 'Name'], rows: new Map([['47', ['47', 'Norway']]]) };
const lookups = (role: string) => ({ cities, states })[role];
const evaluate = (value: Value, ...cells: string[]) => {
  const found = compileValue(value, ['Name', 'Town'], lookups)(cells);
  return found instanceof Fault ? found.message : found;
};

const country: Value = {
  lookup: {
    in: 'cities',
    match: 'City',
    by: 'Town',
    take: { lookup: { in: 'states', match: 'State', by: 'State', take: 'Name' } },
  },
};

describe('a mapping', () => {
  it('takes columns, fixed values and text made of columns', () => {
    expect(evaluate('Name', ' Ida ', 'Oslo')).toBe('Ida');
    expect(evaluate({ value: 'USD' }, 'Ida', 'Oslo')).toBe('USD');
    expect(evaluate({ text: '{Name} of {Town}' }, 'Ida', 'Oslo')).toBe('Ida of Oslo');
  });

  it('follows lookups through files, and says which key was not found', () => {
    expect(evaluate(country, 'Ida', 'Oslo')).toBe('Norway');
    expect(evaluate(country, 'Ida', 'Rome')).toBe('State 39 is not in states.');
    expect(evaluate({ ...(country as object), otherwise: 'ZZ' }, 'Ida', 'Rome')).toBe('ZZ');
    expect(evaluate({ ...(country as object), map: { Norway: 'NO' } }, 'Ida', 'Oslo')).toBe('NO');
  });

  it('names a column or file that is not there before any row is read', () => {
    expect(() => compileValue('Nmae', ['Name'], lookups)).toThrow('no column "Nmae"');
    const lost: Value = { lookup: { in: 'lost', match: 'x', by: 'Name', take: 'x' } };
    expect(() => compileValue(lost, ['Name'], lookups)).toThrow(MappingError);
  });

  it('finds columns by their names and by what other programs call them', () => {
    const header = ['Product code', 'NAME', 'Category', 'charge_type', 'UOM', 'Colour'];
    expect(automaticColumns(products, header)).toEqual({
      sku: 'Product code',
      name: 'NAME',
      family: 'Category',
      charge: 'charge_type',
      unit: 'UOM',
    });
    expect(automaticColumns(deals, ['Order', 'SalesAmount', 'UnitPriceDiscountPct'])).toEqual({
      order: 'Order',
      amount: 'SalesAmount',
      discountPercent: 'UnitPriceDiscountPct',
    });
  });

  it('must say where every required column comes from', () => {
    expect(() => rowReader(products, { sku: 'SKU' }, ['SKU'], lookups)).toThrow('Name, Family, Charge, Unit');
  });

  it('points at the column of each bad cell', () => {
    const header = ['SKU', 'N', 'F', 'C', 'U'];
    const reader = rowReader(products, { sku: 'SKU', name: 'N', family: 'F', charge: 'C', unit: 'U' }, header, lookups);
    expect(reader.read(['A-1', '', 'bikes', 'weekly', 'piece'])).toEqual({
      faults: [
        { pointer: '/N', message: 'Name is missing.' },
        { pointer: '/C', message: 'Charge: Must be one of one-time, recurring, usage.' },
      ],
    });
  });

  it('of the sample company can be read', () => {
    const text = readFileSync(new URL('../../templates/imports/adventureworks.mapping.yaml', import.meta.url), 'utf8');
    expect(mappingSchema.parse(parse(text)).steps.map((step) => step.import)).toContain('deals');
  });
});

describe('a cell', () => {
  it('takes a day of the years 1900 to 2199, and says so of another', () => {
    const day = (text: string) => readCell(text, { type: 'date' });
    expect([day('2199-12-31'), day('1900-01-01 00:00:00')]).toEqual([{ value: '2199-12-31' }, { value: '1900-01-01' }]);
    const range = { message: 'Write a date as YYYY-MM-DD. Give a day from 1900-01-01 to 2199-12-31.' };
    expect([day('2200-01-01'), day('1899-12-31')]).toEqual([range, range]);
    expect(day('31.12.2027')).toEqual({ message: 'Write a date as YYYY-MM-DD.' });
  });

  const decimal = (text: string) => readCell(text, { type: 'decimal' });

  it('takes plain decimals exactly as they stand', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
        fc.integer({ min: 0, max: 9_999 }),
        (whole, part) => {
          const text = `${whole}.${String(part).padStart(4, '0')}`;
          expect(decimal(text)).toEqual({ value: text });
        },
      ),
    );
  });

  it.each(['NaN', 'Infinity', '1e5', '1,000.00', '', '-', '0x10', '1 000', '٣'])('refuses %j as a number', (text) => {
    expect(decimal(text)).toHaveProperty('message');
  });

  it.each([
    ['20%', '0.2'],
    ['0.20', '0.20'],
    ['2.5 %', '0.025'],
    ['100%', '1'],
    ['0', '0'],
  ])('reads %s as the share %s', (text, value) => {
    expect(readCell(text, { type: 'ratio' })).toEqual({ value });
  });

  it.each(['120%', '-0.1', '1.5', 'half'])('refuses %j as a share', (text) => {
    expect(readCell(text, { type: 'ratio' })).toHaveProperty('message');
  });

  it('takes an amount or a sound price model as a price', () => {
    const price = (text: string) => readCell(text, { type: 'price' });
    expect(price('12.50')).toEqual({ value: '{"kind":"perUnit","unitPrice":"12.50"}' });
    expect(price('{"kind":"flat","amount":"100"}')).toEqual({ value: '{"kind":"flat","amount":"100"}' });
    expect(price('{"kind":"volume","tiers":[{"upTo":"10","unitPrice":"1"}]}')).toHaveProperty('message');
  });
});

describe('pricing the past again', () => {
  const line = {
    currency: 'USD',
    quantity: '3',
    unitPrice: '33.3333',
    discountPercent: '0.1',
    discountAmount: null,
  } as const;

  it('tells apart what rounding does and what differs', () => {
    const check = repricing();
    check.add(2, { ...line, amount: '89.99991' });
    check.add(3, { ...line, amount: '90.00' });
    check.add(4, { ...line, amount: '90.02' });
    expect(check.result()).toEqual({
      lines: 3,
      differ: 2,
      differUnrounded: 2,
      byACent: 1,
      largest: '0.02',
      largestLine: 4,
    });
  });
});
