import type { QuoteContent } from '../../../domain/offer.ts';
import { dateWords } from '../../parts/formats.ts';
import { Details } from '../../parts/details.tsx';
import { wordsFor } from '../../parts/words.ts';
import { discountText } from '../discount-text.ts';

/** The terms of a version that is not written any more. */
export function TermsShown({ content }: { content: QuoteContent }) {
  return (
    <Details
      entries={[
        ['Price book', `${content.priceBook} (${content.currency})`],
        ['Start', dateWords(content.start)],
        ['Term', `${content.termMonths} months`],
        ['Payment', wordsFor(content.paymentTerms)],
        ['Billing', wordsFor(content.billing)],
        ['Valid until', dateWords(content.validUntil)],
        ['Off the total', discountText(content.headerDiscount)],
        ['Package', content.package],
      ]}
    />
  );
}
