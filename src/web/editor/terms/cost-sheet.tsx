import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { hidden } from '../../../domain/confidentiality.ts';
import { deriveCostSheet } from '../../../domain/derivation/cost-sheet.ts';
import type { CostSheetRow, Currency, CustomWork } from '../../../domain/offer.ts';
import { OwnFigure } from '../../parts/derivation/own-figure.tsx';
import { moneyWords } from '../../parts/formats.ts';
import type { FieldErrors } from '../draft.ts';
import { costOf, emptyRow, knownRows, writtenPlaces } from '../draft-cost-sheet.ts';
import { fieldAt } from '../go-to-field.ts';
import { pastedSheet } from '../pasted-sheet.ts';
import classes from './cost-sheet.module.css';

interface Props {
  work: CustomWork;
  /** The lines that could charge it. */
  lines: readonly { id: string; name: string }[];
  currency: Currency;
  errors: FieldErrors;
  onChange: (work: CustomWork) => void;
}

const place = '/nonStandard/customWork';

/** What custom work costs us, row by row, and the line that charges it. */
export function CostSheet({ work, lines, currency, errors, onChange }: Props) {
  const { costSheet: rows = [], line = '', ...others } = work;
  const change = (sheet: CostSheetRow[], charged = line) =>
    onChange({ ...others, ...(charged && { line: charged }), ...(sheet.length > 0 && { costSheet: sheet }) });
  const places = writtenPlaces(rows);
  const put = (at: number, row: Partial<CostSheetRow>) =>
    change(rows.map((each, index) => (index === at ? { ...each, ...row } : each)));
  const paste = (at: number, text: string): boolean => {
    const pasted = pastedSheet(text);
    if (pasted) change(rows.toSpliced(at, 1, ...pasted));
    return pasted !== undefined;
  };
  return (
    <div className={classes.sheet}>
      <NativeSelect
        label="Charged by the line"
        {...fieldAt(`${place}/line`)}
        value={line}
        error={errors[`${place}/line`]}
        data={[{ value: '', label: 'None yet' }, ...lines.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget }) => change(rows, currentTarget.value)}
      />
      {rows.length > 0 && (
        <table className={classes.table} aria-label="Cost sheet">
          <thead>
            <tr>
              <th scope="col">Work</th>
              <th scope="col">Quantity</th>
              <th scope="col">Unit cost, {currency}</th>
              <th scope="col" className={classes.amount}>
                Comes to
              </th>
              <th scope="col">
                <span className={classes.unseen}>Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const cell = (field: keyof CostSheetRow, label: string) => ({
                'aria-label': `${label}, row ${at + 1}`,
                size: 'xs' as const,
                ...fieldAt(`${place}/costSheet/${places[at]}/${field}`),
                error: errors[`${place}/costSheet/${places[at]}/${field}`],
                onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
                  put(at, { [field]: currentTarget.value }),
              });
              const isHidden = row.unitCost === hidden;
              return (
                // oxlint-disable-next-line react/no-array-index-key -- rows have no name but their place
                <tr key={at}>
                  <td>
                    <TextInput
                      {...cell('what', 'Work')}
                      value={row.what}
                      onPaste={(event) => {
                        if (paste(at, event.clipboardData.getData('text/plain'))) event.preventDefault();
                      }}
                    />
                  </td>
                  <td className={classes.number}>
                    <TextInput {...cell('quantity', 'Quantity')} inputMode="decimal" value={row.quantity} />
                  </td>
                  <td className={classes.cost}>
                    <TextInput
                      {...cell('unitCost', 'Unit cost')}
                      inputMode="decimal"
                      placeholder={isHidden ? 'kept, not shown' : undefined}
                      value={isHidden ? '' : row.unitCost}
                    />
                  </td>
                  <td className={classes.amount}>
                    <Cost
                      what={`Cost of ${row.what.trim() || `row ${at + 1}`}`}
                      formula="Quantity × unit cost"
                      work={{ ...work, costSheet: [row] }}
                      currency={currency}
                    />
                  </td>
                  <td>
                    <button
                      type="button"
                      className={classes.remove}
                      aria-label={`Remove row ${at + 1}`}
                      onClick={() => change(rows.toSpliced(at, 1))}
                    >
                      <Trash2 size={14} aria-hidden="true" />
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div className={classes.foot}>
        <Button variant="default" size="xs" onClick={() => change([...rows, emptyRow])}>
          Add work
        </Button>
        {rows.length > 0 && (
          <span>
            Costs us{' '}
            <Cost
              what="Cost of the work"
              formula="Quantity × unit cost of every row, summed and rounded once"
              work={work}
              currency={currency}
            >
              what is not known here
            </Cost>
          </span>
        )}
      </div>
      {rows.length === 1 && (
        <p className={classes.hint}>Rows of a spreadsheet can be pasted: work, quantity, unit cost.</p>
      )}
      {rows.length > 0 && line === '' && (
        <p className={classes.hint}>It counts in the margin once a line charges it.</p>
      )}
    </div>
  );
}

interface CostProps {
  what: string;
  formula: string;
  work: CustomWork;
  currency: Currency;
  /** Said while it is not known. */
  children?: string;
}

/** What rows come to, and how: nothing where a number cannot be read yet or is not shown to the writer. */
function Cost({ what, formula, work, currency, children }: CostProps) {
  const rows = knownRows(work);
  const cost = costOf(work, currency);
  if (!rows || rows.length === 0 || !cost) return children;
  return (
    <OwnFigure {...{ what, formula, currency }} derived={() => deriveCostSheet(rows, currency)}>
      {moneyWords(cost)}
    </OwnFigure>
  );
}
