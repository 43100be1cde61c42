import type { Actor } from '../../commands/actor.ts';
import { draftsOn } from '../../commands/rates/drafts.ts';
import type { Currency, Decimal } from '../../domain/offer.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

/** Rates that wait for a second person. */
export interface ProposedRates<Content> {
  id: string;
  validFrom: string;
  content: Content;
  note: string;
  proposedBy: Named;
  proposedAt: string;
  /** Deals whose drafts the rates change, for those who propose or publish. */
  drafts: string[];
}

export interface RatesPage<Item, Content> {
  /** In force, newest first. */
  items: Item[];
  change: ProposedRates<Content> | null;
  available: string[];
}

/** A rate with a day of its own begins then, and not with the change. */
export type ExchangeRateTable = { rates: { currency: Currency; rate: Decimal; validFrom?: string }[] };

/** Policy currency units for one unit of each currency. */
export async function exchangeRatesPage(
  reader: Reader,
  actor: Actor,
): Promise<RatesPage<{ currency: string; validFrom: string; rate: string }, ExchangeRateTable>> {
  const items = await reader.query<{ currency: string; validFrom: string; rate: string }>(
    'select currency, valid_from as "validFrom", rate from exchange_rate order by valid_from desc, currency limit 1000',
  );
  return { items, ...(await proposedRates<ExchangeRateTable>(reader, actor, 'exchange')) };
}

/** Yearly rates of the cost of credit. */
export async function creditRatesPage(
  reader: Reader,
  actor: Actor,
): Promise<RatesPage<{ validFrom: string; rate: string }, { rate: Decimal }>> {
  const items = await reader.query<{ validFrom: string; rate: string }>(
    'select valid_from as "validFrom", rate from credit_rate order by valid_from desc limit 1000',
  );
  return { items, ...(await proposedRates<{ rate: Decimal }>(reader, actor, 'credit')) };
}

async function proposedRates<Content>(
  reader: Reader,
  actor: Actor,
  kind: 'exchange' | 'credit',
): Promise<Pick<RatesPage<never, Content>, 'change' | 'available'>> {
  const [change] = await reader.query<Omit<ProposedRates<Content>, 'drafts'>>(
    `select x.id, x.valid_from as "validFrom", x.content, x.note, ${named('p')} as "proposedBy",
       x.proposed_at as "proposedAt"
     from rate_change x join person p on p.id = x.proposed_by where x.kind = $1 and x.status = 'proposed'`,
    [kind],
  );
  const writes = actor.permissions.has('rate.write');
  const publishes = actor.permissions.has('rate.publish');
  const own = change?.proposedBy.id === actor.id;
  return {
    change: change
      ? { ...change, drafts: kind === 'credit' && (writes || publishes) ? await draftsOn(reader) : [] }
      : null,
    available: [
      ...(writes && !change ? ['ProposeRates'] : []),
      ...(publishes && change && !own ? ['PublishRates'] : []),
      ...(change && (own || publishes) ? ['DeclineRates'] : []),
    ],
  };
}
