import type { Actor } from '../commands/actor.ts';
import { addAgreement, confirmAgreement } from '../commands/catalogue/agreements.ts';
import type { Database } from '../store/database.ts';
import type { Customers } from './accounts.ts';
import { agreed } from './agreed.ts';
import type { HistoryClock } from './clock.ts';
import { agreements } from './data/agreements.ts';

interface People {
  enters: Actor;
  confirms: Actor;
}

/** The prices that contracts fix: one person enters them, another confirms them. Their ids by name. */
export async function addAgreements(
  database: Database,
  { enters, confirms }: People,
  clock: HistoryClock,
  customers: Customers,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { account, product, from, to, ...said } of agreements) {
    const [sold] = await database.query<{ id: string }>('select id from product where sku = $1', [product]);
    const agreement = {
      ...said,
      accountId: customers.accountId(account),
      productId: (sold as { id: string }).id,
      validFrom: clock.date(from),
      validTo: clock.date(to),
    };
    const id = agreed(await addAgreement(database, { actor: enters, commandId: 'demo' }, agreement));
    agreed(await confirmAgreement(database, { actor: confirms, commandId: 'demo' }, { id, version: 1 }));
    ids.set(said.name, id);
  }
  return ids;
}
