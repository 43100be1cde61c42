import { expect, it } from '@jest/globals';
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
