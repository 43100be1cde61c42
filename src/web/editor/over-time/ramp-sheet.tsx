import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Draft, FieldErrors } from '../draft.ts';
import type { ProductWords } from '../grid/product-words.ts';
import type { FiguresByLine } from '../grid/figures.ts';
import { dateWords } from '../../parts/formats.ts';
import { daysEvery } from '../structure/steps.ts';
import classes from './over-time.module.css';
import { monthsIn, stepDays, withoutStep, withStepValue } from './ramp-values.ts';
import { rampRows, type RampRow } from './ramp-rows.tsx';
import { Sheet } from './sheet.tsx';
import type { ExplainedFigure, SheetColumn, Writing } from './sheet-task.ts';
import type { OverTime } from './use-over-time.ts';

interface Props {
  draft: Draft;
  products: Readonly<Record<string, ProductWords>>;
  figures: FiguresByLine;
  errors: FieldErrors;
  answer: OverTime | undefined;
  change: (next: (draft: Draft) => Draft) => void;
  onExplain: (asked: ExplainedFigure) => void;
}

/** The lines over the steps of their ramps: quantity and price from each day on, and what that comes to. */
export function RampSheet({ draft, products, figures, errors, answer, change, onExplain }: Props) {
  const { head } = draft;
  const months = monthsIn(head.termMonths) ?? 12;
  const [asked, setAsked] = useState<readonly string[]>(() => daysEvery(12, head.start, months));
  const [own, setOwn] = useState('');
  const days = useMemo(() => stepDays(draft, asked), [draft, asked]);
  const rows = useMemo<RampRow[]>(
    () => rampRows({ draft, days, products, figures, errors, answer }),
    [draft, days, products, figures, errors, answer],
  );
  const remove = (day: string) => {
    setAsked(asked.filter((one) => one !== day));
    change((now) => withoutStep(now, day));
  };
  const columns = days.map(
    (day, index): SheetColumn => ({
      key: day,
      title: dateWords(day),
      note: (
        <>
          {yearWords(head.start, months, day)}
          {index > 0 && !draft.lines.some(({ start }) => start === day) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={16}
              ml={4}
              tabIndex={-1}
              aria-label={`Remove the step of ${dateWords(day)}`}
              onClick={() => remove(day)}
            >
              <X size={12} />
            </ActionIcon>
          )}
        </>
      ),
      width: 128,
      align: 'right',
    }),
  );
  const write = (writings: readonly Writing[]) =>
    change((now) =>
      writings.reduce((all, { row: place, column, text }) => {
        const [row, day] = [rows[place], days[column]];
        return row?.field && day ? withStepValue(all, { ...row, day, field: row.field }, text) : all;
      }, now),
    );
  const add = (more: readonly string[]) => setAsked((all) => [...new Set([...all, ...more])]);
  return (
    <>
      <Sheet
        label="Lines over time"
        headTitle="Line"
        headWidth={210}
        {...{ columns, rows, onExplain }}
        onWrite={write}
        empty="Nothing here runs over time yet. Add a line that recurs or is charged by usage."
      />
      <div className={classes.tools}>
        <span className={classes.toolsName}>Steps</span>
        <Button variant="default" size="xs" onClick={() => add(daysEvery(12, head.start, months))}>
          Every year
        </Button>
        <Button variant="default" size="xs" onClick={() => add(daysEvery(3, head.start, months))}>
          Every quarter
        </Button>
        <form
          className={classes.own}
          onSubmit={(event) => {
            event.preventDefault();
            add([own]);
            setOwn('');
          }}
        >
          <TextInput
            type="date"
            size="xs"
            aria-label="A step on"
            min={head.start}
            value={own}
            onChange={({ currentTarget }) => setOwn(currentTarget.value)}
          />
          <Button variant="default" size="xs" type="submit" disabled={own === ''}>
            Add
          </Button>
        </form>
        {days.some((day) => isEmptyStep(draft, day)) && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => setAsked([])}>
            Hide empty steps
          </Button>
        )}
      </div>
    </>
  );
}

const isEmptyStep = ({ head, lines }: Draft, day: string): boolean =>
  day !== head.start &&
  !lines.some(({ start, structure }) => start === day || structure?.ramp.some(({ from }) => from === day));

/** "Year 2" for an anniversary. */
function yearWords(start: string, months: number, day: string): string {
  const year = daysEvery(12, start, months).indexOf(day);
  return year < 0 ? '' : `Year ${year + 1}`;
}
