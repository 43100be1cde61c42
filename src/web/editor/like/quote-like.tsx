import { Modal, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import type { FoundProduct, QuoteLikeRow } from '../../api/types.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { VersionFigure } from '../../parts/derivation/list-figure.tsx';
import { dateWords, moneyWords } from '../../parts/formats.ts';
import { Problem } from '../../parts/problem.tsx';
import { stateWords } from '../../parts/state-words.ts';
import type { QuoteCustomer } from '../customer.ts';
import type { DraftLine } from '../draft.ts';
import { Example } from './example.tsx';
import classes from './like.module.css';
import { anyQuote, LikeSearchFields, queryOf } from './search.tsx';

interface Props {
  /** The quote that is written; it is not its own example. */
  quoteId: string;
  priceBook: string;
  customer: QuoteCustomer;
  onCopy: (lines: readonly DraftLine[], found: readonly FoundProduct[]) => void;
  onClose: () => void;
}

/** "Quote like …": finds an earlier quote, shows what of it can be taken over, and copies that into the draft. */
export function QuoteLike({ quoteId, priceBook, customer, onCopy, onClose }: Props) {
  const [search, setSearch] = useState(anyQuote);
  const [asked] = useDebouncedValue(search, 150);
  const [chosen, setChosen] = useState<string>();
  const { data, error } = useResource<{ items: QuoteLikeRow[] }>(withQuery('/api/quotes', queryOf(asked)), {
    keep: true,
  });
  const rows = (data?.body.items ?? []).filter(({ id }) => id !== quoteId);
  const shown = rows.find(({ id }) => id === chosen) ?? rows[0];
  const step = (event: KeyboardEvent) => {
    const target = event.target as Element;
    // Nor are the arrows those of what is opened over it.
    if (target.getAttribute('type') === 'radio' || !event.currentTarget.contains(target)) return;
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
          <LikeSearchFields value={search} onChange={setSearch} />
          <Problem error={error} />
          <ul className={classes.list} aria-label="Quotes found">
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={classes.row}
                  aria-pressed={row.id === shown?.id}
                  onClick={() => setChosen(row.id)}
                >
                  <strong>{row.account.name}</strong>
                  <span>
                    {row.number} {row.deal.name}
                  </span>
                  <span>
                    {stateWords(row.state).word}, {dateWords(row.changedAt)}
                  </span>
                </button>
                {row.tcv && (
                  <span className={classes.worth}>
                    <VersionFigure quote={row} measure="tcv" value={row.tcv}>
                      {moneyWords(row.tcv, { whole: true })}
                    </VersionFigure>
                  </span>
                )}
              </li>
            ))}
            {data && rows.length === 0 && <li className={classes.none}>No quote that you may see fits.</li>}
          </ul>
        </Stack>
        {shown && <Example key={shown.id} id={shown.id} {...{ priceBook, customer, onCopy }} />}
      </div>
    </Modal>
  );
}
