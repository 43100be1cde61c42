import type { QuoteContent } from '../../domain/offer.ts';
import { discountText, parseDiscount } from './discount-text.ts';
import { type Complain, type DraftFurther, furtherOf, numberOr, readFurther } from './draft-structure.ts';

/** What comes off the total beside its first discount, and what of the net does not stay: every value is the text of its field. */
export interface DraftPocket {
  further: readonly DraftFurther[];
  partnerMargin: string;
  rebate: string;
  freight: string;
}

export const noPocket: DraftPocket = { further: [], partnerMargin: '', rebate: '', freight: '' };

type PocketOfContent = Pick<QuoteContent, 'furtherHeaderDiscounts' | 'partnerMargin' | 'rebate' | 'freight'>;

/** Undefined when nothing of it is written, as in most quotes. */
export const pocketOrNone = (pocket: DraftPocket): DraftPocket | undefined =>
  JSON.stringify(pocket) === JSON.stringify(noPocket) ? undefined : pocket;

/** What a quote that was read says of it. */
export const pocketOf = ({ furtherHeaderDiscounts, partnerMargin, rebate, freight }: PocketOfContent) =>
  pocketOrNone({
    further: furtherOf(furtherHeaderDiscounts),
    partnerMargin: shareText(partnerMargin),
    rebate: shareText(rebate),
    freight: freight ?? '',
  });

/** The same as fields of the content; `complain` is told what cannot be read. */
export function readPocket({ further, ...pocket }: DraftPocket, complain: Complain): PocketOfContent {
  const partnerMargin = readShare('partnerMargin', pocket.partnerMargin, complain);
  const rebate = readShare('rebate', pocket.rebate, complain);
  const freight = numberOr('freight', pocket.freight, complain);
  return {
    ...(further.length > 0 && {
      furtherHeaderDiscounts: further.map((one, index) =>
        readFurther(one, `furtherHeaderDiscounts/${index}`, complain),
      ),
    }),
    ...(partnerMargin !== undefined && { partnerMargin }),
    ...(rebate !== undefined && { rebate }),
    ...(freight !== undefined && { freight }),
  };
}

const shareText = (share: string | undefined): string => (share === undefined ? '' : discountText({ percent: share }));

function readShare(field: string, text: string, complain: Complain): string | undefined {
  if (text.trim() === '') return undefined;
  const read = parseDiscount(text);
  // Nothing off in percent is a share of nothing; "-0" is none.
  if (read === null && !text.includes('-') && !text.includes('−')) return '0';
  if (read && 'percent' in read) return read.percent;
  complain(field, 'Write a percentage, like 5%.');
  return undefined;
}
