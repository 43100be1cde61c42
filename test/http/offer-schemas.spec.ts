import { describe, expect, it } from '@jest/globals';
import { contentSchema } from '../../src/http/schemas/deal-desk/offer.ts';
import { line, quote } from '../domain/offers.ts';

describe('the content of a quote', () => {
  it('takes alternatives of one name for one set, whatever its capitals and the spaces around it', () => {
    const names = ['x', ' X ', 'Y'];
    const content = quote(names.map((alternative, index) => line('SEAT', '1', { id: `l${index}`, alternative })));
    expect(contentSchema.parse(content).lines.map(({ alternative }) => alternative)).toEqual(['x', 'x', 'Y']);
  });
});
