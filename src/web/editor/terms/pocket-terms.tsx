import { TextInput } from '@mantine/core';
import { memo, useEffect, useState } from 'react';
import type { FieldErrors, Head } from '../draft.ts';
import { type DraftPocket, noPocket, pocketOrNone } from '../draft-pocket.ts';
import { fieldAt } from '../go-to-field.ts';
import { DiscountRows } from '../structure/discount-rows.tsx';
import structure from '../structure/structure.module.css';
import classes from './terms.module.css';

interface Props {
  head: Head;
  errors: FieldErrors;
  onChange: (change: Partial<Head>) => void;
}

const isOfPocket = (pointer: string): boolean =>
  /^\/(furtherHeaderDiscounts|partnerMargin|rebate|freight)\b/.test(pointer);

/** What few quotes have: it stays folded until one of it is set or wrong. */
export const PocketTerms = memo(function PocketTerms({ head, errors, onChange }: Props) {
  const { pocket = noPocket, headerDiscount, currency } = head;
  const asksForSight = head.pocket !== undefined || Object.keys(errors).some(isOfPocket);
  const [open, setOpen] = useState(asksForSight);
  useEffect(() => {
    if (asksForSight) setOpen(true);
  }, [asksForSight]);
  const put = (change: Partial<DraftPocket>) => onChange({ pocket: pocketOrNone({ ...pocket, ...change }) });
  const text = (field: 'partnerMargin' | 'rebate' | 'freight') => ({
    ...fieldAt(`/${field}`),
    value: pocket[field],
    error: errors[`/${field}`],
    inputMode: 'decimal' as const,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => put({ [field]: currentTarget.value }),
  });
  return (
    <details className={classes.pocket} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Partner, rebate, freight and further discounts</summary>
      {open && (
        <div className={structure.groups}>
          <fieldset className={structure.group}>
            <legend>Does not stay of the net</legend>
            <div className={structure.three}>
              <TextInput label="Partner margin" placeholder="none" {...text('partnerMargin')} />
              <TextInput label="Rebate" placeholder="none" {...text('rebate')} />
              <TextInput label={`Freight, ${currency}`} placeholder="none" {...text('freight')} />
            </div>
          </fieldset>
          <fieldset className={structure.group}>
            <legend>Further discounts of the whole</legend>
            {pocket.further.length > 0 && (
              <p>{headerDiscount === '' ? 'Taken off' : `After ${headerDiscount}`}, one after the other:</p>
            )}
            <DiscountRows
              name="Further discount"
              further={pocket.further}
              at="/furtherHeaderDiscounts"
              errorOf={(field) => errors[`/furtherHeaderDiscounts/${field}`]}
              onChange={(further) => put({ further })}
            />
          </fieldset>
        </div>
      )}
    </details>
  );
});
