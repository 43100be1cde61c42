import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Currency } from '../../../domain/offer.ts';
import type { pricesSchema } from '../../../http/schemas/catalogue.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { type CellEditorProps, type Finish, finishOf } from './cell-editor.tsx';
import classes from './grid.module.css';
import { priceModelText } from './price-model-text.ts';

/** Above the grid, which would cut it off, and still part of the page's main content. */
const inMain = { target: '#content' };

type Prices = z.output<typeof pricesSchema>;

/** The product cell: what is typed searches the price book by SKU and name; Enter takes the highlighted one. */
export function ProductEditor(
  props: Omit<CellEditorProps, 'onTyping'> & {
    priceBook: string;
    currency: Currency;
    onPicked: (sku: string, name: string) => void;
  },
) {
  const { label, initial, replacing, priceBook, currency, onDone, onCancel, onPicked } = props;
  const [text, setText] = useState(initial);
  const written = text.trim();
  const [q] = useDebouncedValue(written, 80);
  const path = withQuery(`/api/price-books/${encodeURIComponent(priceBook)}/prices`, { q, limit: 20 });
  const { data, isPlaceholderData } = useResource<Prices>(path, { keep: true });
  const found = data?.body.items ?? [];
  // A fast writer presses Enter before the answer is there: it waits for what was typed, not for what was found before.
  const settled = q === written && data !== undefined && !isPlaceholderData;
  const [waiting, setWaiting] = useState<Finish>();
  const list = useCombobox({ defaultOpened: true });
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);

  const finish = (sku: string, how: Finish) => {
    if (over.current) return;
    over.current = true;
    const product = found.find((one) => one.sku === sku);
    if (product) onPicked(sku, product.name);
    onDone(sku, how === 'down' ? 'right' : how);
  };
  const same = found.find(({ sku }) => sku.toLowerCase() === written.toLowerCase())?.sku;
  const taken = () => (written === '' ? '' : (same ?? found[list.getSelectedOptionIndex()]?.sku ?? written));

  useEffect(() => {
    input.current?.focus();
    if (!replacing) input.current?.select();
  }, [replacing]);
  // After every answer the first find is highlighted, and an Enter that came early is done.
  useEffect(() => {
    if (!settled) return;
    list.selectFirstOption();
    if (waiting) finish(taken(), waiting);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled, q, waiting]);

  return (
    <Combobox
      store={list}
      onOptionSubmit={(sku) => finish(sku, 'right')}
      position="bottom-start"
      width={440}
      size="xs"
      portalProps={inMain}
    >
      <Combobox.Target withKeyboardNavigation={false}>
        <input
          ref={input}
          className={classes.input}
          aria-label={label}
          placeholder="SKU or name"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onBlur={() => finish(same ?? written, 'stay')}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') {
              over.current = true;
              onCancel();
              return;
            }
            if (event.key === 'ArrowDown') list.selectNextOption();
            if (event.key === 'ArrowUp') list.selectPreviousOption();
            const how = finishOf(event, false);
            if (how || event.key.startsWith('Arrow')) event.preventDefault();
            // A SKU that is known already need not wait; what is typed next belongs to the next cell.
            if (how && (settled || same || written === '')) finish(taken(), how);
            else if (how) setWaiting(how);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label="Products of the price book">
          {found.map(({ sku, name, model }) => (
            <Combobox.Option key={sku} value={sku} className={classes.option}>
              <span className={classes.sku}>{sku}</span>
              <span className={classes.optionName}>{name}</span>
              <span>{priceModelText(model, currency)}</span>
            </Combobox.Option>
          ))}
          {settled && found.length === 0 && <Combobox.Empty>Nothing in this price book matches “{q}”</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
