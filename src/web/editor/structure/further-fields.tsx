import { DiscountRows } from './discount-rows.tsx';
import type { LineTask } from './line-task.ts';
import classes from './structure.module.css';

/** Discounts beside the first, by name, in the order in which they are taken off. */
export function FurtherFields({ line, structure: { further }, errorOf, onStructure }: LineTask) {
  return (
    <fieldset className={classes.group}>
      <legend>Further discounts</legend>
      {further.length > 0 && (
        <p>{line.discount === '' ? 'Taken off' : `After ${line.discount}`}, one after the other:</p>
      )}
      <DiscountRows
        name="Discount"
        at={`/lines/${line.id}/furtherDiscounts`}
        further={further}
        errorOf={(field) => errorOf(`furtherDiscounts/${field}`)}
        onChange={(next) => onStructure({ further: next })}
      />
    </fieldset>
  );
}
