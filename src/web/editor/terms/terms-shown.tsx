import type { z } from 'zod';
import { counted, furtherWords } from '../../../domain/offer-words.ts';
import type { QuoteContent } from '../../../domain/offer.ts';
import type { priceBooksSchema } from '../../../http/schemas/catalogue.ts';
import { useResource } from '../../api/use-resource.ts';
import { dateWords, moneyWords } from '../../parts/formats.ts';
import { Details } from '../../parts/details.tsx';
import { wordsFor } from '../../parts/words.ts';
import { discountText } from '../discount-text.ts';

interface Props {
  content: QuoteContent;
  /** Number of the running subscription that it changes, where that is known. */
  subscription: string | undefined;
}

/** The terms of a version that is not written any more. */
export function TermsShown({ content, subscription }: Props) {
  const books = useResource<z.output<typeof priceBooksSchema>>('/api/price-books').data?.body.items;
  const { priceBook, currency, coTerm, subscription: changed, furtherHeaderDiscounts: further, freight } = content;
  return (
    <Details
      entries={[
        ['Price book', `${currency} · ${books?.find(({ id }) => id === priceBook)?.name ?? priceBook}`],
        ['Start', dateWords(content.start)],
        ['Term', counted(content.termMonths, 'month')],
        ['Payment', wordsFor(content.paymentTerms)],
        ['Billing', wordsFor(content.billing)],
        ['Valid until', dateWords(content.validUntil)],
        ['Off the total', discountText(content.headerDiscount)],
        ['Further discounts, in order', further && furtherWords(further)],
        ['Partner margin', shareWords(content.partnerMargin)],
        ['Rebate', shareWords(content.rebate)],
        ['Freight', freight && moneyWords({ amount: freight, currency })],
        ['Package', content.package],
        [
          'Running subscription',
          changed && `${changed.change === 'adds' ? 'Adds to' : 'Takes the place of'} ${subscription ?? 'it'}`,
        ],
        [
          'Ends with it',
          coTerm && `on ${dateWords(coTerm.end)}; its years count from ${dateWords(coTerm.anniversary)}`,
        ],
      ]}
    />
  );
}

const shareWords = (share: string | undefined): string | undefined =>
  share === undefined ? undefined : discountText({ percent: share });
