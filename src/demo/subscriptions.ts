import type { Actor } from '../commands/actor.ts';
import { quoteFrom } from '../commands/subscription/quote-from.ts';
import { enterSubscription } from '../commands/subscription/subscriptions.ts';
import { lastDayOf } from '../domain/calendar.ts';
import type { Database } from '../store/database.ts';
import type { Customers } from './accounts.ts';
import { agreed } from './agreed.ts';
import type { HistoryClock } from './clock.ts';
import type { Company } from './company.ts';
import { demoExpansion, subscriptions } from './data/subscriptions.ts';

/** What customers have from before: finance enters it. */
export async function addSubscriptions(
  database: Database,
  finance: Actor,
  clock: HistoryClock,
  customers: Customers,
): Promise<void> {
  for (const { account, start, years, lines, ...said } of subscriptions) {
    agreed(
      await enterSubscription(
        database,
        { actor: finance, commandId: 'demo' },
        {
          ...said,
          accountId: customers.accountId(account),
          start: clock.date(start),
          end: lastDayOf(clock.date(start), 12 * years),
          lines: lines.map(([product, quantity, unitPrice, pricePeriod, discount]) => ({
            product,
            quantity,
            unitPrice,
            pricePeriod,
            discount,
          })),
        },
      ),
    );
  }
}

/** A customer wants more of what it has: its rep has begun the quote today. */
export async function beginExpansion(
  database: Database,
  company: Pick<Company, 'actor'>,
  clock: HistoryClock,
): Promise<void> {
  const { externalId, owner, quantities } = demoExpansion;
  const [subscription] = await database.query<{ id: string }>('select id from subscription where external_id = $1', [
    externalId,
  ]);
  if (!subscription) throw new Error(`the demo holds no subscription ${externalId}`);
  const asked = { way: 'expansion', start: clock.date(0), prices: 'kept', quantities } as const;
  agreed(await quoteFrom(database, subscription.id, asked, { by: company.actor(owner), commandId: 'demo-expansion' }));
}
