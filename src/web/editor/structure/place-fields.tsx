import { Autocomplete, TextInput } from '@mantine/core';
import { AgreementField } from './agreement-field.tsx';
import { componentWords } from './marks-of.ts';
import type { LineTask } from './line-task.ts';
import classes from './structure.module.css';

/** Where the line stands: in time, on paper, in what is sold together. */
export function PlaceFields({
  line,
  structure,
  product,
  known,
  term,
  agreed,
  errorOf,
  onStructure,
  onCell,
}: LineTask & { agreed: string | undefined }) {
  return (
    <fieldset className={classes.group}>
      <legend>Dates and heading</legend>
      <div className={classes.pair}>
        <TextInput
          label="Own start"
          type="date"
          min={term.start}
          value={line.start}
          error={errorOf('start')}
          onChange={({ currentTarget }) => onCell('start', currentTarget.value)}
        />
        <TextInput
          label="Own months"
          inputMode="numeric"
          placeholder="to the end"
          value={line.termMonths}
          error={errorOf('termMonths')}
          onChange={({ currentTarget }) => onCell('termMonths', currentTarget.value)}
        />
      </div>
      <Autocomplete
        label="Printed under the heading"
        placeholder="none"
        maxLength={100}
        data={[...known.groups]}
        value={structure.group}
        error={errorOf('group')}
        onChange={(group) => onStructure({ group })}
      />
      <AgreementField
        product={line.product}
        start={line.start}
        value={structure.agreement}
        agreed={agreed}
        error={errorOf('agreement')}
        onChange={(agreement) => onStructure({ agreement })}
      />
      {product?.components && product.components.length > 0 && <p>Holds {componentWords(product.components)}.</p>}
    </fieldset>
  );
}
