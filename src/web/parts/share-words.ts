import type { PriceModel } from '../../domain/catalogue.ts';
import { ratioWords } from './formats.ts';
import { wordsFor } from './words.ts';

/** "18% of the net of Platform, Users". */
export function shareWords({
  percent,
  of,
  families = [],
  products = [],
}: Extract<PriceModel, { kind: 'percentOf' }>): string {
  const named = [...families.map(wordsFor), ...products].join(', ');
  return `${ratioWords(percent, 4)} of the ${of} of ${named || 'all other lines'}`;
}
