import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deriveListPrice } from '../../../domain/derivation/list-price.ts';
import type { Currency } from '../../../domain/offer.ts';
import type { FoundProduct, Quote } from '../../api/types.ts';
import { useResource } from '../../api/use-resource.ts';
import { OwnFigure } from '../../parts/derivation/own-figure.tsx';
import { VersionFigures } from '../../parts/derivation/version-figures.tsx';
import { Explained } from '../../parts/explained.tsx';
import { Figure } from '../../parts/figure.tsx';
import { unitPriceWords } from '../../parts/formats.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { Problem } from '../../parts/problem.tsx';
import { shareWords } from '../../parts/share-words.ts';
import type { QuoteCustomer } from '../customer.ts';
import type { DraftLine } from '../draft.ts';
import { LeftOutList } from '../left-out.tsx';
import { priceModelText } from '../grid/price-model-text.ts';
import { lookUp } from '../look-up.ts';
import classes from './like.module.css';
import { isRepriced, type LineLike, linesLike } from './lines-like.ts';

interface Props {
  /** The quote that serves as an example. */
  id: string;
  priceBook: string;
  /** For whom is written: whose price agreements apply. */
  customer: QuoteCustomer;
  onCopy: (lines: readonly DraftLine[], found: readonly FoundProduct[]) => void;
}

/** What of a quote would be taken over and what not, with the prices then and now, before it is. */
export function Example({ id, priceBook, customer, onCopy }: Props) {
  const { currency } = customer;
  const [discounts, setDiscounts] = useState(false);
  const { data, error } = useResource<Quote>(`/api/quotes/${id}`);
  const quote = data?.body;
  const skus = [...new Set(quote?.content.lines.map(({ product }) => product))].sort();
  const { data: found, error: unknown } = useQuery({
    queryKey: ['sold', priceBook, customer.account, customer.start, skus.join('\t')],
    queryFn: () => lookUp(priceBook, skus, customer),
    enabled: skus.length > 0,
  });
  if (error ?? unknown) return <Problem error={error ?? unknown} />;
  if (!quote || !found) return null;
  const sold = new Map(found.map((product) => [product.sku, product]));
  const { taken, leftOut } = linesLike(quote, { sold, currency, discounts });
  return (
    <VersionFigures quoteId={quote.id} version={quote.version}>
      <Stack gap="xs" className={classes.example}>
        <Text fw={600}>
          {quote.number} for {quote.account.name}
          {quote.measures && (
            <>
              , TCV{' '}
              <Figure measure="tcv">
                <MoneyText value={quote.measures.tcv} />
              </Figure>
            </>
          )}
        </Text>
        <p className={classes.summary}>{summaryOf(taken, quote.content.currency === currency)}</p>
        <Lines taken={taken} quote={quote} currency={currency} withDiscounts={discounts} />
        <LeftOutList leftOut={leftOut} />
        <Group justify="space-between" gap="sm" className={classes.take}>
          <Checkbox
            label="With their discounts"
            checked={discounts}
            onChange={({ currentTarget }) => setDiscounts(currentTarget.checked)}
          />
          <Button
            disabled={taken.length === 0}
            onClick={() =>
              onCopy(
                taken.map(({ line }) => line),
                found,
              )
            }
          >
            {taken.length === 1 ? 'Copy one line' : `Copy ${taken.length} lines`}
          </Button>
        </Group>
      </Stack>
    </VersionFigures>
  );
}

function summaryOf(taken: readonly LineLike[], sameCurrency: boolean): string {
  if (taken.length === 0) return 'None of its lines can be taken over.';
  const lines = taken.length === 1 ? 'One line is' : `${taken.length} lines are`;
  const other = taken.filter(isRepriced).length;
  const prices = sameCurrency
    ? other === 0
      ? 'at the same list prices'
      : `${other} of them at another list price`
    : 'at the prices of this price book, which is in another currency';
  return `${lines} taken over, ${prices}. The terms stay as they are here.`;
}

interface LinesProps {
  taken: readonly LineLike[];
  quote: Quote;
  currency: Currency;
  withDiscounts: boolean;
}

function Lines({ taken, quote, currency, withDiscounts }: LinesProps) {
  if (taken.length === 0) return null;
  const sameCurrency = quote.content.currency === currency;
  return (
    <table className={classes.lines} aria-label="Its lines">
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Quantity</th>
          <th scope="col">Then</th>
          <th scope="col">Now</th>
          {withDiscounts && <th scope="col">Discount</th>}
        </tr>
      </thead>
      <tbody>
        {taken.map((like, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines are made anew on every look
          <tr key={place}>
            <th scope="row" title={quote.products[like.line.product]?.name}>
              <span className={classes.sku}>{like.line.product}</span> {quote.products[like.line.product]?.name}
            </th>
            <td>{like.line.quantity}</td>
            <td>
              <Figure measure="list" line={like.of}>
                {priceWords(like.was, quote.content.currency)}
              </Figure>
            </td>
            <td data-other={sameCurrency && isRepriced(like)}>
              <PriceNow like={like} currency={currency} />
            </td>
            {withDiscounts && <td>{like.line.discount}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Opens what a period of so many units costs by the price book or agreement, or of what a line is a share. */
function PriceNow({ like: { line, now, parts, model, agreement }, currency }: { like: LineLike; currency: Currency }) {
  const what = `Price of ${line.product} now`;
  if (model.kind === 'percentOf')
    return (
      <Explained what={what} answer={() => <SharePrice what={what} share={shareWords(model)} />}>
        {priceModelText(model, currency)}
      </Explained>
    );
  if (parts.length === 0) return priceModelText(model, currency);
  return (
    <OwnFigure
      what={what}
      formula={
        agreement === null
          ? `By the price book of this quote: ${priceModelText(model, currency)}`
          : `By the agreement ${agreement}: ${priceModelText(model, currency)}`
      }
      derived={() => deriveListPrice(parts)}
      currency={currency}
    >
      {priceWords(now, currency)}
    </OwnFigure>
  );
}

/** What others come to is known once the line stands beside them. */
const SharePrice = ({ what, share }: { what: string; share: string }) => (
  <>
    <h3>{what}</h3>
    <p>By the price book of this quote: {share}.</p>
    <p>The amount follows from the lines of this quote, once the line is copied among them.</p>
  </>
);

const priceWords = (amount: string | null, currency: Currency) =>
  amount === null ? 'by tiers' : unitPriceWords({ amount, currency });
