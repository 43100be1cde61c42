import { expect, it } from '@jest/globals';
import { addedWords, agreedLines, agreementsIn } from '../../src/web/editor/agreed-lines.ts';
import { contentOf, draftOf } from '../../src/web/editor/draft.ts';
import { withAgreement } from '../../src/web/editor/edits.ts';
import { line, quote } from '../domain/offers.ts';

const draft = draftOf(quote([line('SEAT', '10'), line('SETUP', '1')]));

it('a line whose product has an agreed price names the agreement, and no longer once it is another product', () => {
  const agreed = withAgreement(draft, 'SEAT', 'frame');
  expect(contentOf(agreed).content.lines).toEqual([line('SEAT', '10', { agreement: 'frame' }), line('SETUP', '1')]);
  expect(contentOf(withAgreement(agreed, 'SEAT', '')).content).toEqual(contentOf(draft).content);
});

it('a product without one changes nothing, and is no step to undo', () => {
  expect(withAgreement(draft, 'SEAT', '')).toBe(draft);
});

const found = [
  {
    sku: 'SEAT',
    agreement: {
      id: 'frame',
      name: 'Frame',
      unitPrice: '80',
      from: '2027-01-01',
      to: '2027-06-30',
      upTo: null,
      left: null,
    },
  },
  { sku: 'SETUP', agreement: null },
];
const among = { found, start: '2027-01-01', named: new Set<string>() };

it('lines that come in from elsewhere name the agreement that covers their first day, and which one is said', () => {
  const { lines, names } = agreedLines(draft.lines, among);
  expect(contentOf({ ...draft, lines }).content.lines.map(({ agreement }) => agreement)).toEqual(['frame', undefined]);
  expect(addedWords(2, names)).toBe('2 lines added, at the price of Frame where it covers them');
  const later = agreedLines(draft.lines, { ...among, start: '2027-07-01' });
  expect(later).toEqual({ lines: draft.lines, names: [] });
  expect(addedWords(1, later.names)).toBe('One line added');
});

it('a line keeps the agreement that it brings where the quote names it, and loses that of another customer', () => {
  const brought = withAgreement(withAgreement(draft, 'SEAT', 'own'), 'SETUP', 'foreign');
  const { lines } = agreedLines(brought.lines, {
    ...among,
    named: agreementsIn(withAgreement(draft, 'SEAT', 'own').lines),
  });
  expect(contentOf({ ...draft, lines }).content.lines.map(({ agreement }) => agreement)).toEqual(['own', undefined]);
});
