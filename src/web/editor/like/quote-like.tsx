import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { Currency } from '../../../domain/offer.ts';
import type { FoundProduct, Quote, QuoteLikeRow } from '../../api/types.ts';
import { useResource } from '../../api/use-resource.ts';
import { withQuery } from '../../api/use-list.ts';
import { dateWords, moneyWords } from '../../parts/formats.ts';
import { Problem } from '../../parts/problem.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { stateWords } from '../../parts/state-words.ts';
import type { DraftLine } from '../draft.ts';
import { lookUp } from '../look-up.ts';
import { LeftOutList } from '../left-out.tsx';
import classes from './like.module.css';
import { linesLike } from './lines-like.ts';

interface Props {
  /** The quote that is written; it is not its own example. */
  quoteId: string;
  priceBook: string;
  currency: Currency;
  onCopy: (lines: readonly DraftLine[], found: readonly FoundProduct[]) => void;
  onClose: () => void;
}

/** "Quote like …": finds an earlier quote by customer, deal or product, shows its lines, and copies them into the draft. */
export function QuoteLike({ quoteId, priceBook, currency, onCopy, onClose }: Props) {
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { data, error } = useResource<{ items: QuoteLikeRow[] }>(withQuery('/api/quotes', { q }), { keep: true });
  const rows = (data?.body.items ?? []).filter(({ id }) => id !== quoteId);
  const shown = rows.find(({ id }) => id === chosen) ?? rows[0];
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[rows.findIndex(({ id }) => id === shown?.id) + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    setChosen(next.id);
  };
  return (
    <Modal opened onClose={onClose} title="Quote like …" size={980}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows choose while the search keeps the focus */}
      <div className={classes.choice} onKeyDown={step}>
        <Stack gap="xs">
          <SearchBox label="Deal, account or SKU" value={q} onChange={setQ} focused />
          <Problem error={error} />
          <ul className={classes.list} aria-label="Quotes found">
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" aria-pressed={row.id === shown?.id} onClick={() => setChosen(row.id)}>
                  <strong>{row.account.name}</strong>
                  <span>{row.tcv && moneyWords(row.tcv)}</span>
                  <span>
                    {row.number} {row.deal.name}
                  </span>
                  <span>
                    {stateWords(row.state).word}, {dateWords(row.changedAt)}
                  </span>
                </button>
              </li>
            ))}
            {data && rows.length === 0 && <li className={classes.none}>No quote that you may see fits.</li>}
          </ul>
        </Stack>
        {shown && <Example key={shown.id} id={shown.id} {...{ priceBook, currency, onCopy }} />}
      </div>
    </Modal>
  );
}

function Example({
  id,
  priceBook,
  currency,
  onCopy,
}: Pick<Props, 'priceBook' | 'currency' | 'onCopy'> & { id: string }) {
  const [discounts, setDiscounts] = useState(false);
  const { data, error } = useResource<Quote>(`/api/quotes/${id}`);
  const quote = data?.body;
  const skus = [...new Set(quote?.content.lines.map(({ product }) => product))].sort();
  const { data: found } = useQuery({
    queryKey: ['sold', priceBook, skus.join('\t')],
    queryFn: () => lookUp(priceBook, skus),
    enabled: skus.length > 0,
  });
  if (error) return <Problem error={error} />;
  if (!quote || !found) return null;
  const sold = new Set(found.map(({ sku }) => sku));
  const { lines, leftOut } = linesLike(quote.content, { sold, currency, discounts });
  return (
    <Stack gap="xs" className={classes.example}>
      <Text fw={600}>
        {quote.number} for {quote.account.name}
      </Text>
      <table className={classes.lines} aria-label="Its lines">
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.product}</th>
              <td>{quote.products[line.product]?.name}</td>
              <td>
                {line.quantity} {quote.products[line.product]?.unit}
              </td>
              <td>{line.discount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <LeftOutList leftOut={leftOut} />
      <Group justify="space-between" gap="sm">
        <Checkbox
          label="With their discounts"
          checked={discounts}
          onChange={({ currentTarget }) => setDiscounts(currentTarget.checked)}
        />
        <Button disabled={lines.length === 0} onClick={() => onCopy(lines, found)}>
          {lines.length === 1 ? 'Copy one line' : `Copy ${lines.length} lines`}
        </Button>
      </Group>
    </Stack>
  );
}
