import type { Actor } from '../commands/actor.ts';
import { proposeCreditRate, proposeExchangeRates } from '../commands/rates/propose.ts';
import { publishRates } from '../commands/rates/publish.ts';
import type { Currency } from '../domain/offer.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import { creditRate, exchangeRates } from './data/rates.ts';

interface People {
  proposer: Actor;
  publisher: Actor;
}

/** The policy rates of the months that the history covers, a table a month, and the cost of credit from the first on. */
export async function publishDemoRates(database: Database, people: People, presentDay: string): Promise<void> {
  const proposing = { actor: people.proposer, commandId: 'demo' };
  const months = exchangeRates.EUR.length;
  for (let index = 0; index < months; index++) {
    const validFrom = monthBefore(presentDay, months - 1 - index);
    const rates = Object.entries(exchangeRates).map(([currency, ofMonths]) => ({
      currency: currency as Currency,
      rate: ofMonths[index] as string,
    }));
    const note = 'Policy rates of the month.';
    await publish(database, people, await proposeExchangeRates(database, proposing, { validFrom, rates, note }));
  }
  const credit = { validFrom: monthBefore(presentDay, months - 1), rate: creditRate, note: 'Cost of our credit line.' };
  await publish(database, people, await proposeCreditRate(database, proposing, credit));
}

async function publish(
  database: Database,
  { publisher }: People,
  proposed: Awaited<ReturnType<typeof proposeCreditRate>>,
): Promise<void> {
  const id = agreed(proposed);
  const refusal = await publishRates(database, { actor: publisher, commandId: 'demo' }, id);
  if (refusal) throw new Error(`the demo company's rates were refused: ${refusal.detail}`);
}

/** The first day of the month so many months before. */
export function monthBefore(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const index = year * 12 + (month - 1) - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}
