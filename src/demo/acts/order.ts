import type { CommandType } from '../../commands/definitions.ts';
import { daysInMs, isoDate } from '../clock.ts';
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

/**
 * Every so many days finance issues what is to be issued, and what was issued `habit` days ago is paid; who has no habit
 * does not pay.
 */
export const payAsAgreed = (every: number, habit: number | undefined): Act => ({
  after: every,
  async play(told) {
    const by = told.company.actor('farah.finance');
    for (const { id, state } of await dueInvoices(told, habit)) {
      const reference = `BT-${told.random.whole(100_000, 999_999)}`;
      const target = { instanceId: id };
      if (state === 'draft') await give(told, 'IssueInvoice', { by, target, input: {} });
      else await give(told, 'SettleInvoice', { by, target, input: { settledOn: isoDate(told.at), reference } });
    }
    return told.clock.present - told.at > daysInMs(every) ? 'again' : undefined;
  },
});

const dueInvoices = ({ database, orderId, at }: Told, habit: number | undefined) =>
  database.query<{ id: string; state: string }>(
    `select i.id, m.state from invoice i join instance m on m.id = i.id
     where i.order_id = $1 and (m.state = 'draft' and i.issue_on <= $2 or m.state = 'issued' and i.issue_on <= $3)
     order by i.ordinal`,
    [orderId, isoDate(at), habit === undefined ? null : isoDate(at - daysInMs(habit))],
  );

async function firstInvoice({ database, orderId, story }: Told, state: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `select i.id from invoice i join instance m on m.id = i.id
     where i.order_id = $1 and m.state = $2 order by i.ordinal limit 1`,
    [orderId, state],
  );
  if (!row) throw new Error(`${story.name}: there is no invoice in state ${state}`);
  return row.id;
}
