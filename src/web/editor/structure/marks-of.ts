import { counted } from '../../../domain/offer-words.ts';
import { rangeWords } from '../../parts/formats.ts';
import type { DraftLine } from '../draft.ts';
import { type LineFigures, whyOther } from '../grid/figures.ts';
import type { ProductWords } from '../grid/product-words.ts';

export type MarkKind = 'ramp' | 'free' | 'uplift' | 'usage' | 'discounts' | 'option' | 'agreement' | 'bundle' | 'range';

export interface Mark {
  kind: MarkKind;
  /** What stands there: "2 free months". */
  words: string;
}

/** What a line has that its cells do not show, in a few words each. */
export function marksOf(
  { structure }: DraftLine,
  product: ProductWords | undefined,
  figures?: Pick<LineFigures, 'agreement' | 'outside' | 'net' | 'option'>,
): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: MarkKind, words: string | false | undefined) => words && marks.push({ kind, words });
  const inside = product?.components ?? [];
  add('bundle', inside.length > 0 && `Holds ${componentWords(inside)}`);
  add('usage', product?.charge === 'usage' && usageWords(structure));
  add('range', figures?.outside != null && `Discount outside its range, ${rangeWords(figures.outside)}`);
  if (!structure) return marks;
  const { ramp, further, freeMonths, freeUnits, uplift, optional, alternative, chosen, agreement } = structure;
  add('ramp', ramp.length > 0 && `Ramp of ${ramp.length === 1 ? 'one step' : `${ramp.length} steps`}`);
  const free = [
    freeMonths !== '' && counted(freeMonths, 'free month'),
    freeUnits !== '' && counted(freeUnits, 'free unit'),
  ];
  add('free', free.filter(Boolean).join(', '));
  add('uplift', uplift !== '' && `Rises ${uplift} a year`);
  add('discounts', further.length > 0 && further.map(({ name, discount }) => `${name} ${discount}`).join(', '));
  const kind = alternative.trim() === '' ? optional && 'Optional' : `Alternative “${alternative.trim()}”`;
  const why = figures && whyOther(figures);
  const open = `outside the totals until chosen (+)${why ? `. ${why}` : ''}`;
  add('option', kind && `${kind}, ${chosen ? 'chosen' : open}`);
  add('agreement', agreement !== '' && `Priced by ${figures?.agreement?.name ?? 'an agreement'}`);
  return marks;
}

/** The customer may take it or not. */
export const isChoice = ({ structure }: DraftLine): boolean =>
  structure !== undefined && (structure.optional || structure.alternative.trim() !== '');

/** Outside the totals until it is chosen. */
export const isOutside = (line: DraftLine): boolean => isChoice(line) && !line.structure?.chosen;

/** "2 × GW-200, SUP". */
export const componentWords = (components: NonNullable<ProductWords['components']>): string =>
  components.map(({ product, quantity }) => (quantity === '1' ? product : `${quantity} × ${product}`)).join(', ');

function usageWords(structure: DraftLine['structure']): string {
  const said = [
    structure?.commitment && `commitment ${structure.commitment}`,
    structure?.minimum && `minimum ${structure.minimum}`,
    structure?.overage && `overage at ${structure.overage}`,
  ].filter(Boolean);
  return said.length === 0 ? 'Usage, nothing committed' : `Usage: ${said.join(', ')}`;
}
