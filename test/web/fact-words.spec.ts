import { describe, expect, test } from '@jest/globals';
import { quoteToCash } from '../../workflows/quote-to-cash.ts';
import { factComment, factWords } from '../../src/web/deal/fact-words.ts';

describe('The timeline tells a fact', () => {
  test.each(Object.keys(quoteToCash))('%s in words, without holes', (type) => {
    const { words } = factWords(type, {
      version: 2,
      quoteVersion: 2,
      name: 'terms.pdf',
      changed: { name: { from: 'a', to: 'b' } },
      acceptedOn: '2026-07-01',
      signedOn: '2026-07-06',
      settledOn: '2026-08-27',
      number: 'INV-1',
      ordinal: 1,
      share: 50,
      subject: 'A ramp',
      label: 'Finance',
    });

    expect(words).toMatch(/\w+ \w+|commented/);
    expect(words).not.toMatch(/undefined|null|\[object| {2}/);
  });

  test('as a deed of somebody when a person gave the command, as a consequence otherwise', () => {
    expect(factWords('QuoteSubmitted', { version: 3 })).toEqual({ words: 'submitted version 3', deed: true });
    expect(factWords('QuoteApproved', { version: 3 })).toEqual({ words: 'Version 3 is usable', deed: false });
  });

  test('with the names of those whom it records by id', () => {
    const people = [
      { id: 'f', name: 'Fiona' },
      { id: 's', name: 'Sam' },
    ];
    const replaced = [{ stepId: '1', label: 'Finance', asked: ['s'], released: ['f'] }];
    const words = (type: string, data: object) => factWords(type, { ...data }, people).words;

    expect(words('StepReassigned', { from: null, to: 's', by: 'f', replaced })).toBe(
      'handed the step Finance on to Sam',
    );
    expect(words('StepReassigned', { from: 'f', to: 's', by: 'f', replaced })).toBe(
      'handed their seat of the step Finance on to Sam',
    );
    expect(words('StepsRerouted', { replaced })).toBe('looked anew at whom to ask: Finance asks Sam instead of Fiona');
    expect(words('DealChanged', { changed: { ownerId: { from: 'f', to: 's' } } })).toBe(
      'handed the deal over from Fiona to Sam',
    );
    expect(words('DealChanged', { changed: { ownerId: { from: 'f', to: 's' }, name: {} } })).toContain('changed');
  });

  test('with what was written along', () => {
    expect(factComment({ comment: '', reason: 'Entered twice' })).toBe('Entered twice');
    expect(factComment({ version: 1 })).toBeUndefined();
  });
});
