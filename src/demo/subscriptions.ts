import type { Actor } from '../commands/actor.ts';
import { enterSubscription } from '../commands/subscription/subscriptions.ts';
import type { Database } from '../store/database.ts';
import type { Customers } from './accounts.ts';
import { agreed } from './agreed.ts';
import type { HistoryClock } from './clock.ts';
import { subscriptions } from './data/subscriptions.ts';

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
          end: clock.date(start + 365 * years - 1),
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
