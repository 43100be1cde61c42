import type { Actor } from '../../src/commands/actor.ts';
import { openDeal } from '../../src/commands/deal/deal.ts';
import { handle } from '../../src/commands/handle.ts';
import { createApiToken } from '../../src/commands/session/api-tokens.ts';
import { addAccounts, type Customers } from '../../src/demo/accounts.ts';
import { agreed } from '../../src/demo/agreed.ts';
import { addCatalogue } from '../../src/demo/catalogue.ts';
import { historyClock } from '../../src/demo/clock.ts';
import { addCompany, type Company } from '../../src/demo/company.ts';
import { demoPolicy, putInForce } from '../../src/demo/policy.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { publishDemoRates } from '../../src/demo/rates.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { type Database, joined } from '../../src/store/database.ts';

/** The demo company without its history, and how its people sign in. */
export interface Desk {
  database: Database;
  company: Company;
  customers: Customers;
  /** The API token of a person. */
  tokenOf(key: string): string;
}

const signingIn = ['rita.rep', 'mona.manager', 'dora.desk', 'carl.cfo'];

export async function openDesk(database: Database): Promise<Desk> {
  const parts = await database.transaction(async (tx) => {
    const within = joined(database, tx);
    const clock = await historyClock(tx);
    const company = await addCompany(within);
    const admin = company.actor('ada.admin');
    const publisher = company.actor('carl.cfo');
    await addCatalogue(within, admin, clock.date(0));
    await publishDemoRates(within, { proposer: admin, publisher }, clock.date(0));
    await putInForce(within, await demoPolicy(), { uploader: admin, publisher, note: 'bench' });
    return { company, customers: await addAccounts(within, company, clock, seededRandom(1)) };
  });
  const tokens = new Map<string, string>();
  for (const key of signingIn) {
    const { secret } = await createApiToken(database, parts.company.actor(key), { name: 'bench' });
    tokens.set(key, secret);
  }
  return { database, ...parts, tokenOf: (key) => tokens.get(key) as string };
}

/** Opens a deal of Rita's with one quote. */
export async function openQuote(
  { company, customers }: Desk,
  database: Database,
  content: QuoteContent,
): Promise<{ dealId: string; quoteId: string; by: Actor }> {
  const by = company.actor('rita.rep');
  const { id: dealId } = agreed(
    await openDeal(database, by, {
      name: 'Monitoring for all sites',
      accountId: customers.accountId('halden'),
      sellerId: company.sellerId('us'),
      kind: 'new',
      paper: 'new-order',
      routeToMarket: 'direct',
      wayToClose: 'negotiated-contract',
    }),
  );
  const opened = agreed(
    await handle(database, { type: 'OpenQuote', target: { dealId }, by, input: { content } }, { effectsDone: true }),
  );
  return { dealId, quoteId: opened.instance.id, by };
}

/** A quote of so many lines at 15 %, which asks Rita's manager; over $250,000 it asks the deal desk as well. */
export function content(lines: number, quantity: number): QuoteContent {
  const skus = ['PLT-CORE', 'USR-STD', 'ANA-PRED', 'CON-LTE', 'SUP-PREM'];
  const today = new Date();
  const later = new Date(today.getTime() + 40 * 86_400_000).toISOString().slice(0, 10);
  return {
    priceBook: 'usd',
    currency: 'USD',
    start: later,
    termMonths: 36,
    paymentTerms: 'net30',
    billing: 'annual',
    validUntil: later,
    nonStandard: {},
    lines: Array.from({ length: lines }, (_, index) => ({
      id: `l${index + 1}`,
      product: skus[index % skus.length] as string,
      quantity: String(quantity),
      discount: { percent: '0.15' },
    })),
  };
}
