import { randomUUID } from 'node:crypto';
import type { InstallmentView } from '../../domain/billing/view.ts';
import type { Definition } from '../command.ts';
import { refuseInput } from '../refusal.ts';

export interface DraftInvoiceInput {
  orderId: string;
  /** Place in the order's schedule, from 0. */
  ordinal: number;
}

/** Makes one invoice of an accepted order's schedule. */
export const draftInvoice: Definition<DraftInvoiceInput> = {
  workflow: 'invoice',
  begins: true,
  async gather({ scene, input: { orderId, ordinal } }) {
    const [row] = await scene.tx.query<{ scheduled: InstallmentView }>(
      'select schedule -> $2::int as scheduled from sales_order where id = $1',
      [orderId, ordinal],
    );
    const { scheduled } = row as { scheduled: InstallmentView };
    const id = randomUUID();
    return {
      id,
      event: { orderId, ordinal: ordinal + 1 },
      async write({ scene: { tx, deal, at } }) {
        await tx.query(
          `insert into invoice (id, deal_id, order_id, seller_id, ordinal, currency, amount, issue_on, due_on, period,
             lines, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            id,
            deal.id,
            orderId,
            deal.sellerId,
            ordinal + 1,
            scheduled.amount.currency,
            scheduled.amount.amount,
            scheduled.issueOn,
            scheduled.dueOn,
            JSON.stringify({ from: scheduled.from, to: scheduled.to }),
            JSON.stringify(scheduled.parts),
            at,
          ],
        );
      },
    };
  },
};

/**
 * Gives the invoice its number, in the same transaction, without gaps in the legal entity. One that waited for a milestone
 * was planned for an expected day: its days to pay count from when it is issued.
 */
export const issueInvoice: Definition<Record<string, never>> = {
  workflow: 'invoice',
  permission: 'invoice.write',
  async gather({ scene: { tx, deal, at }, target }) {
    // A refusal by the machine must not use up a number.
    if (target?.state !== 'draft') return { event: {} };
    const [counter] = await tx.query<{ last: string }>(
      `insert into invoice_counter (seller_id, last) values ($1, 1)
       on conflict (seller_id) do update set last = invoice_counter.last + 1 returning last`,
      [deal.sellerId],
    );
    const { last } = counter as { last: string };
    return {
      event: { number: last, issuedOn: at.slice(0, 10) },
      async write({ instance }) {
        await tx.query(
          `update invoice n set number = $2, due_on = case
             when s.schedule -> (n.ordinal - 1) ->> 'milestone' is null then n.due_on
             else $3::date + greatest(n.due_on - n.issue_on, 0) end
           from sales_order s where n.id = $1 and s.id = n.order_id`,
          [instance.id, last, at.slice(0, 10)],
        );
      },
    };
  },
};

export interface SettleInvoiceInput {
  settledOn: string;
  reference: string;
}

export const settleInvoice: Definition<SettleInvoiceInput> = {
  workflow: 'invoice',
  permission: 'invoice.write',
  async gather({ scene: { at }, input }) {
    if (input.settledOn > at.slice(0, 10)) {
      return refuseInput({ pointer: '/settledOn', message: 'The day of payment cannot lie in the future.' });
    }
    return { event: { ...input } };
  },
};
