import { Combobox, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Currency } from '../../../domain/offer.ts';
import { isExactHit } from '../../../domain/product-search.ts';
import type { FoundProduct } from '../../api/types.ts';
import { unitPriceWords } from '../../parts/formats.ts';
import { type CellEditorProps, type Finish, finishOf } from './cell-editor.tsx';
import classes from './grid.module.css';
import { priceModelText } from './price-model-text.ts';
import type { RowEvents } from './row-events.ts';
import { useProductSearch } from './use-product-search.ts';

/** Above the grid, which would cut it off, and still part of the page's main content. */
const inMain = { target: '#content' };

type Props = Pick<CellEditorProps, 'label' | 'initial' | 'replacing'> &
  Pick<RowEvents, 'onDone' | 'onCancel' | 'onPicked'> & { priceBook: string; currency: Currency };

/**
 * The product cell: what is typed searches the price book by SKU and words of the name, and Enter or Tab takes the
 * highlighted product. Pressed before the answer is there, they wait for it and take the exact hit; what fits several or
 * none stays open and says so.
 */
export function ProductEditor({ label, initial, replacing, priceBook, currency, onDone, onCancel, onPicked }: Props) {
  const [text, setText] = useState(initial);
  const [told, setTold] = useState('');
  const written = text.trim();
  const { found, settled, answerNow } = useProductSearch(priceBook, written);
  const list = useCombobox({ defaultOpened: true });
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  /** Keys pressed after Enter or Tab, while the answer is awaited; null while nothing is awaited. */
  const typedOn = useRef<string | null>(null);

  const finish = (sku: string, how: Finish, product?: FoundProduct) => {
    if (over.current) return;
    over.current = true;
    if (product) onPicked(sku, product);
    onDone(sku, how === 'down' ? 'right' : how, typedOn.current ?? '');
  };
  const take = async (how: Finish) => {
    if (written === '' || written === initial) return finish(written, how);
    // What is shown may still answer an earlier key; the exact product among it needs no other answer.
    const shown = found.find((product) => isExactHit(written, product));
    const taken = settled ? found[list.getSelectedOptionIndex()] : shown;
    if (taken) return finish(taken.sku, how, taken);
    typedOn.current = '';
    const answer = await answerNow();
    // Nobody can be asked: what was written is kept, and judged once somebody can.
    if (!answer) return finish(written, how);
    const hit = answer.find((product) => isExactHit(written, product)) ?? (answer.length === 1 ? answer[0] : undefined);
    if (hit) return finish(hit.sku, how, hit);
    typedOn.current = null;
    setTold(
      answer.length === 0
        ? `No product of this price book fits “${written}”. Escape leaves the cell as it was.`
        : `${answer.length} products fit “${written}”: choose with ↑ ↓ and Enter.`,
    );
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      over.current = true;
      onCancel();
      return;
    }
    if (typedOn.current !== null) {
      event.preventDefault();
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typedOn.current += event.key;
      return;
    }
    if (event.key === 'ArrowDown') list.selectNextOption();
    if (event.key === 'ArrowUp') list.selectPreviousOption();
    const how = finishOf(event, false);
    if (how || event.key === 'ArrowDown' || event.key === 'ArrowUp') event.preventDefault();
    if (how) void take(how);
  };

  useEffect(() => {
    input.current?.focus();
    if (!replacing) input.current?.select();
  }, [replacing]);
  // After every answer the best find is highlighted.
  useEffect(() => {
    if (settled) list.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled, found]);

  return (
    <Combobox
      store={list}
      onOptionSubmit={(sku) =>
        finish(
          sku,
          'right',
          found.find((product) => product.sku === sku),
        )
      }
      position="bottom-start"
      width="clamp(0px, 100vw - 24px, 560px)"
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
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setTold('');
          }}
          onBlur={() => {
            const same = found.find((product) => isExactHit(written, product));
            finish(same?.sku ?? written, 'stay', same);
          }}
          onKeyDown={onKey}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label="Products of the price book">
          {found.map(({ sku, name, unit, pricePeriod, model, agreement }) => (
            <Combobox.Option key={sku} value={sku} className={classes.option}>
              <span className={classes.sku}>{sku}</span>
              <span className={classes.optionName}>{name}</span>
              <span>{unit}</span>
              <span>
                {agreement
                  ? `agreed ${unitPriceWords({ amount: agreement.unitPrice, currency })}`
                  : priceModelText(model, currency)}
                {pricePeriod && ` /${pricePeriod === 'month' ? 'mo' : 'yr'}`}
              </span>
            </Combobox.Option>
          ))}
          {settled && found.length === 0 && told === '' && (
            <Combobox.Empty>Nothing in this price book fits “{written}”</Combobox.Empty>
          )}
        </Combobox.Options>
        {told !== '' && <output className={classes.told}>{told}</output>}
      </Combobox.Dropdown>
    </Combobox>
  );
}
