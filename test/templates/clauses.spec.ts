import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assembleClauses, type ClauseFacts } from '../../src/documents/clauses.ts';
import type { NonStandard, QuoteContent } from '../../src/domain/offer.ts';
import { samplePaper } from './sample-paper.ts';

const facts: ClauseFacts = {
  seller: 'Northwind Systems, Inc.',
  sellerCountry: 'US',
  customer: 'Acme GmbH',
  quote: 'Q-7-1',
  start: '1 January 2027',
  end: '31 December 2029',
  term: '36 months',
  usage: false,
  options: false,
  currency: 'US dollars (USD)',
  net: '$442,932.61',
};
const standard: QuoteContent = { ...samplePaper('contract').content, nonStandard: {} };
const every = samplePaper('contract').content.nonStandard;
const assemble = (nonStandard: NonStandard) => assembleClauses({ ...standard, nonStandard }, facts);
const words = (nonStandard: NonStandard, id: string) =>
  assemble(nonStandard)
    .find((clause) => clause.id === id)
    ?.paragraphs.map(({ text }) => text)
    .join('\n') ?? '';

describe('the clauses of a contract', () => {
  it('on standard terms are the nine standard positions', () => {
    const clauses = assemble({});
    expect(clauses.map(({ id }) => id)).toEqual([
      'scope',
      'fees',
      'term',
      'renewal',
      'termination',
      'warranties',
      'dataProtection',
      'liability',
      'governingLaw',
    ]);
    expect(clauses.every(({ position }) => position === 'standard')).toBe(true);
  });

  it('name the parties, the total and the terms', () => {
    expect(words({}, 'scope')).toContain(
      'Northwind Systems, Inc. (the “Provider”) supplies to Acme GmbH (the “Customer”)',
    );
    expect(words({}, 'fees')).toContain('$442,932.61');
    expect(words({}, 'fees')).toContain('net 45 days from invoice date');
    expect(words({}, 'term')).toContain('from 1 January 2027 to 31 December 2029, both days included (36 months)');
  });

  it.each([
    ['terminationForConvenience', 'termination', '90 days written notice', 'for convenience before the term ends'],
    ['unlimitedLiability', 'liability', 'not limited in amount', 'limited to the fees payable for the twelve months'],
    ['autoRenewalOptOut', 'renewal', 'does not renew by itself', 'renew for successive periods'],
    ['customerPaper', 'scope', 'supplier conditions of March 2026', 'No terms on a purchase order'],
  ] as const)('%s turns the %s clause from its standard to its agreed position', (term, id, agreed, usual) => {
    expect(words({}, id)).toContain(usual);
    expect(words({ [term]: every[term] }, id)).toContain(agreed);
    expect(words({ [term]: every[term] }, id)).not.toContain(usual);
    expect(
      assemble({ [term]: every[term] })
        .filter(({ position }) => position === 'agreed')
        .map((c) => c.id),
    ).toEqual([id]);
  });

  it.each([
    ['priceLock', '24 months'],
    ['customWork', 'booking system'],
    ['secondInstance', 'non-production instance'],
    ['futureProduct', 'offline mode'],
  ] as const)('%s adds a clause of its own', (term, text) => {
    expect(words({}, term)).toBe('');
    expect(words({ [term]: every[term] }, term)).toContain(text);
  });

  it('say of a renewal for another time all that was agreed', () => {
    const agreed = words({ renewalTerm: { months: 24, details: 'At the prices of the first term.' } }, 'renewal');
    expect(agreed).toContain('successive periods of 24 months');
    expect(agreed).toContain('At the prices of the first term.');
  });

  it('are numbered without gaps whatever is agreed', () => {
    const terms = Object.keys(every) as (keyof NonStandard)[];
    fc.assert(
      fc.property(fc.subarray(terms), (chosen) => {
        const clauses = assemble(Object.fromEntries(chosen.map((term) => [term, every[term]])));
        expect(clauses.map(({ number }) => Number(number))).toEqual(clauses.map((_, index) => index + 1));
        expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
        for (const { number, paragraphs } of clauses) {
          expect(paragraphs.map((paragraph) => paragraph.number)).toEqual(
            paragraphs.map((_, at) => `${number}.${at + 1}`),
          );
        }
      }),
    );
  });

  it.each([
    ['US', 'the State of Delaware'],
    ['DE', 'the Federal Republic of Germany'],
    ['IS', 'Iceland'],
    ['SE', 'Sweden'],
  ])('choose the law of a seller in %s', (sellerCountry, law) => {
    const clause = assembleClauses(standard, { ...facts, sellerCountry }).find(({ id }) => id === 'governingLaw');
    expect(clause?.paragraphs[0]?.text).toContain(`governed by the law of ${law},`);
  });
});
