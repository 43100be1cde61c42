import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Derived } from '../../../domain/derivation/derived.ts';
import type { Money, QuoteContent } from '../../../domain/offer.ts';
import { dateWords, moneyWords, ratioWords } from '../../parts/formats.ts';
import type { DraftPayment } from '../draft-payments.ts';
import { readShare } from '../draft-payments.ts';
import type { FieldErrors, Head } from '../draft.ts';
import { isDate } from '../draft-structure.ts';
import type { Prices } from '../use-preview.ts';
import classes from './over-time.module.css';
import { filled, fillings } from './payments-fill.ts';
import { asAmounts, asksShares, canBeAmounts, type PaymentValue, paymentValues } from './payment-values.ts';
import { Sheet } from './sheet.tsx';
import type { ExplainedFigure, SheetColumn, SheetRow, Writing } from './sheet-task.ts';

interface Props {
  head: Head;
  /** Undefined while it is not known. */
  net: Money | undefined;
  /** What is written, when it can be read. */
  content: QuoteContent | null;
  prices: Prices | undefined;
  errors: FieldErrors;
  goTo: { row: number } | undefined;
  onExplain: (asked: ExplainedFigure) => void;
  onChange: (change: Partial<Head>) => void;
}

const columns: SheetColumn[] = [
  { key: 'on', title: 'On', width: 112, align: 'left' },
  { key: 'milestone', title: 'For', note: 'a milestone', width: 150, align: 'left' },
  { key: 'share', title: 'Share or amount', note: '30% or 5000', width: 124, align: 'right' },
  { key: 'amount', title: 'Comes to', width: 124, align: 'right' },
  { key: 'left', title: 'Left after it', width: 124, align: 'right' },
];
const fields = ['on', 'milestone', 'share'] as const;

/** When what is paid, row by row; of custom billing written here, of another filled in from it. */
export function PaymentsSheet({ head, net, content, prices, errors, goTo, onExplain, onChange }: Props) {
  const isCustom = head.billing === 'custom';
  const payments = useMemo(() => (isCustom ? (head.payments ?? []) : []), [head, isCustom]);
  const values = useMemo(() => paymentValues(payments, net), [payments, net]);
  const set = (next: readonly DraftPayment[]) => onChange({ payments: next });
  const write = (writings: readonly Writing[]) =>
    set(
      writings.reduce<readonly DraftPayment[]>((all, { row, column, text }) => {
        const field = fields[column];
        return field ? all.map((one, place) => (place === row ? { ...one, [field]: text } : one)) : all;
      }, payments),
    );
  const rows = payments.map((payment, index): SheetRow => rowOf(payment, index, values[index], net, errors));
  const lines = content?.lines ?? [];
  return (
    <>
      {isCustom ? (
        <Sheet
          label="Payments"
          headTitle="#"
          headWidth={44}
          {...{ columns, rows, goTo, onExplain }}
          onWrite={write}
          onAdd={(behind) =>
            set(payments.toSpliced(behind + 1, 0, { on: payments[behind]?.on ?? head.start, milestone: '', share: '' }))
          }
          onRemove={(row) => set(payments.toSpliced(row, 1))}
          empty="No payments yet: add one with Ctrl-Enter, or fill them in below."
        />
      ) : (
        <p className={classes.hint}>
          Billed as the terms say. To write the payments yourself, begin with those of an ordinary billing:
        </p>
      )}
      {errors['/paymentSchedule'] && (
        <p className={classes.problem} role="alert">
          {errors['/paymentSchedule']}
        </p>
      )}
      {asksShares(payments, lines) && (
        <p className={classes.hint}>
          Lines that the customer may still choose leave the total open: write the payments as shares, like 30%.
        </p>
      )}
      <div className={classes.tools}>
        <span className={classes.toolsName}>{isCustom ? 'Fill from' : 'Begin with'}</span>
        {fillings.map(({ from, name }) => (
          <Button
            key={from}
            variant="default"
            size="xs"
            disabled={!content}
            onClick={() => content && onChange({ billing: 'custom', payments: filled(from, content, prices) })}
          >
            {name}
          </Button>
        ))}
        {isCustom && (
          <Button
            variant="default"
            size="xs"
            title="Ctrl-Enter"
            onClick={() => set([...payments, { on: payments.at(-1)?.on ?? head.start, milestone: '', share: '' }])}
          >
            Add payment
          </Button>
        )}
        {canBeAmounts(payments, values, lines) && (
          <Button variant="default" size="xs" onClick={() => set(asAmounts(payments, values))}>
            Write as amounts
          </Button>
        )}
      </div>
    </>
  );
}

function rowOf(
  payment: DraftPayment,
  index: number,
  value: PaymentValue | undefined,
  net: Money | undefined,
  errors: FieldErrors,
): SheetRow {
  const { on, milestone, share } = payment;
  const errorOf = (...names: string[]) =>
    names.map((name) => errors[`/paymentSchedule/${index}/${name}`]).find((message) => message !== undefined);
  return {
    id: String(index),
    name: `payment ${index + 1}`,
    head: index + 1,
    cells: [
      { text: on, shown: isDate(on) ? dateWords(on) : on, field: true, error: errorOf('on') },
      { text: milestone, shown: milestone, field: true, error: errorOf('milestone') },
      { text: share, shown: shareWords(share), field: true, error: errorOf('share', 'percent', 'amount') },
      {
        text: value?.amount?.amount ?? '',
        shown: value?.amount ? moneyWords(value.amount) : '',
        field: false,
        explains: {
          measure: 'net',
          own: ownOf(`payment ${index + 1}`, value?.amountDerived ? [value.amountDerived] : [], net),
        },
      },
      {
        text: '',
        shown: value?.left && (
          <span className={classes.left} data-wrong={value.wrong}>
            {'percent' in value.left ? ratioWords(value.left.percent, 4) : moneyWords(value.left)}
          </span>
        ),
        field: false,
        explains: {
          measure: 'net',
          own: ownOf(`what is left after payment ${index + 1}`, value?.leftDerived ?? [], net),
        },
        error: value?.wrong ? 'The payments must come to the whole.' : undefined,
      },
    ],
  };
}

const ownOf = (what: string, figures: readonly Derived[], net: Money | undefined): ExplainedFigure['own'] =>
  net && { what, figures, currency: net.currency };

/** Long shares are shown short; all their digits are there when the cell opens. */
function shareWords(text: string): string {
  const read = readShare(text);
  if (!read || text === '') return text;
  return 'percent' in read ? ratioWords(read.percent, 2) : text;
}
