import type { CommandType } from '../../commands/definitions.ts';
import { isoDate } from '../clock.ts';
import type { Act, Told } from '../story.ts';
import { give } from '../give.ts';
import { act } from './quote.ts';

const order = ({ orderId }: Told) => ({ instanceId: orderId });

const byFinance = (after: number, type: CommandType, input: object): Act =>
  act(after, async (told) => {
    const by = told.company.actor(told.random.pick(['fiona.finance', 'felix.finance']));
    await give(told, type, { by, target: order(told), input });
  });

export const takeOrder = (after: number, note: string): Act => byFinance(after, 'AcceptOrder', { note });
export const holdOrder = (after: number, reason: string): Act => byFinance(after, 'HoldOrder', { reason });
export const releaseOrder = (after: number, note: string): Act => byFinance(after, 'ReleaseOrder', { note });

/** The next invoice of the schedule gets its number. */
export const invoice = (after: number): Act =>
  act(after, async (told) => {
    const id = await firstInvoice(told, 'draft');
    await give(told, 'IssueInvoice', {
      by: told.company.actor('farah.finance'),
      target: { instanceId: id },
      input: {},
    });
  });

/** The customer paid the oldest open invoice. */
export const settle = (after: number): Act =>
  act(after, async (told) => {
    const id = await firstInvoice(told, 'issued');
    const by = told.company.actor('farah.finance');
    const reference = `BT-${told.random.whole(100_000, 999_999)}`;
    await give(told, 'SettleInvoice', {
      by,
      target: { instanceId: id },
      input: { settledOn: isoDate(told.at), reference },
    });
  });

async function firstInvoice({ database, orderId, story }: Told, state: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `select i.id from invoice i join instance m on m.id = i.id
     where i.order_id = $1 and m.state = $2 order by i.ordinal limit 1`,
    [orderId, state],
  );
  if (!row) throw new Error(`${story.name}: there is no invoice in state ${state}`);
  return row.id;
}
