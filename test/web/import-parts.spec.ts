import { describe, expect, it } from '@jest/globals';
import {
  emptyFile,
  initialParts,
  initialRoles,
  mappingOf,
  missingIn,
  type Parts,
} from '../../src/web/imports/parts.ts';
import { waitingForSecondPerson } from '../../src/web/imports/second-person.ts';
import type { ImportColumns, ImportKind } from '../../src/web/api/types.ts';

const kind = (name: ImportKind['name'], needed: string[]): ImportKind => ({
  name,
  title: name,
  permission: 'catalogue.write',
  mayImport: true,
  mayExport: true,
  exportFormats: ['csv'],
  columns: needed.map((column) => ({ name: column, title: column, required: true, note: null })),
});
const kinds = [kind('products', ['sku', 'name']), kind('prices', ['sku', 'price'])];
const file = (name: string, suggested: ImportColumns['suggested']): ImportColumns => ({ name, columns: [], suggested });
const products = file('articles.csv', { products: { sku: 'Code', name: 'Text' }, prices: { sku: 'Code' } });
const prices = file('list.csv', { products: { sku: 'Code' }, prices: { sku: 'Code', price: 'Amount' } });

describe('what is said of files by hand', () => {
  it('begins with the kind that fits each file best', () => {
    expect(initialParts(kinds, [products, prices], null)).toEqual({
      'articles.csv': { kind: 'products', columns: { sku: 'Code', name: 'Text' } },
      'list.csv': { kind: 'prices', columns: { sku: 'Code', price: 'Amount' } },
    });
  });

  it('is one step without a role for one file', () => {
    const mapping = mappingOf(initialParts(kinds, [products], null), kinds);
    expect(mapping).toEqual({ steps: [{ import: 'products', columns: { sku: 'Code', name: 'Text' } }] });
  });

  it('is one step a file in the order of the kinds, with a role for each, and comes back from that mapping', () => {
    const said: Parts = {
      'a.csv': { kind: 'prices', columns: { sku: 'A', price: 'B' } },
      'b.csv': { kind: 'products', columns: { sku: 'C', name: 'D' } },
      'c.csv': { kind: 'prices', columns: { sku: 'E', price: 'F' } },
      'd.csv': { kind: '', columns: {} },
    };
    const mapping = mappingOf(said, kinds);
    expect(mapping).toEqual({
      files: { products: 'b.csv', prices: 'a.csv', 'prices-2': 'c.csv' },
      steps: [
        { import: 'products', from: 'products', columns: { sku: 'C', name: 'D' } },
        { import: 'prices', from: 'prices', columns: { sku: 'A', price: 'B' } },
        { import: 'prices', from: 'prices-2', columns: { sku: 'E', price: 'F' } },
      ],
    });
    const files = ['a.csv', 'b.csv', 'c.csv'].map((name) => file(name, {}));
    const { 'd.csv': _, ...brought } = said;
    expect(initialParts(kinds, files, mapping ?? null)).toEqual(brought);
  });

  it('names what is still to be said, with its file where there are several', () => {
    const said: Parts = { 'a.csv': { kind: 'prices', columns: { sku: 'A' } } };
    expect(missingIn(said, kinds)).toEqual(['price']);
    expect(missingIn({ ...said, 'b.csv': { kind: '', columns: {} } }, kinds)).toEqual(['price (a.csv)']);
    expect(mappingOf({ 'b.csv': { kind: '', columns: {} } }, kinds)).toBeUndefined();
  });
});

it('a saved mapping reads the files of the same names, the only one whatever it is called, and asks for others', () => {
  const saved = { files: { products: 'articles.csv', prices: 'old.csv' }, steps: [] };
  expect(initialRoles(saved, [products, prices])).toEqual({ products: 'articles.csv', prices: '' });
  expect(initialRoles({ files: { it: 'old.csv' }, steps: [] }, [prices])).toEqual({ it: 'list.csv' });
});

describe('an empty file to fill in', () => {
  it('has the columns of its kind by the names that need no mapping', () => {
    const [products] = kinds;
    const [, text = ''] = emptyFile(products as ImportKind).split(',');
    expect(decodeURIComponent(text)).toBe(`\ufeff${products?.columns.map(({ name }) => name).join(',')}\r\n`);
  });
});

describe('what waits for a second person after an import', () => {
  const step = { file: 'a.csv', rows: 2, added: 2, changed: 0, unchanged: 0, problems: 0 };

  it('is told of agreements and rates that were brought in, not of what was only checked or was there already', () => {
    const told = (state: 'applied' | 'checked', added: number) =>
      waitingForSecondPerson({
        state,
        problems: 0,
        steps: (['products', 'price-agreements', 'exchange-rates'] as const).map((kind) => ({ ...step, kind, added })),
      }).map(({ to }) => to);
    expect(told('applied', 2)).toEqual(['/catalogue?view=agreements', '/catalogue?view=rates']);
    expect([...told('checked', 2), ...told('applied', 0)]).toEqual([]);
  });
});
