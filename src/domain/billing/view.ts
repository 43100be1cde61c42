import { money } from '../money.ts';
import type { Currency, Money, PlainDate } from '../offer.ts';
import type { Installment } from './installment.ts';

/** An invoice to come as API, screen and PDF show it. */
export interface InstallmentView {
  number: number;
  issueOn: PlainDate;
  dueOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
  amount: Money;
  parts: { line: string; amount: Money }[];
  milestone?: string;
}

/** The same without what each line contributes. */
export type InvoiceView = Omit<InstallmentView, 'parts'>;

export const viewInvoices = (installments: readonly Installment[], currency: Currency): InvoiceView[] =>
  installments.map(({ parts, ...installment }) => ({ ...installment, amount: money(installment.amount, currency) }));

/** A schedule as JSON: the one place where its amounts become text. */
export const viewSchedule = (installments: readonly Installment[], currency: Currency): InstallmentView[] =>
  installments.map((installment) => ({
    ...installment,
    amount: money(installment.amount, currency),
    parts: installment.parts.map(({ line, amount }) => ({ line, amount: money(amount, currency) })),
  }));
