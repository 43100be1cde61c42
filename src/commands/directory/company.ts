import { parseMinor } from '../../domain/money.ts';
import type { Currency, Decimal } from '../../domain/offer.ts';
import { type SellerRow, sellerEntity } from '../../store/entities/catalogue.ts';
import { teamEntity } from '../../store/entities/people.ts';
import { insertRecord } from '../../store/entities/write.ts';
import type { Database } from '../../store/database.ts';
import { type Asked, changed, installation } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

export function addTeam(database: Database, asked: Asked, team: { name: string }): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const id = await insertRecord(writing, teamEntity, team);
    if (!id) return refuseInput({ pointer: '/name', message: 'There is a team of this name.' });
    return { answer: id, subject: installation, type: 'TeamAdded', data: { id, ...team } };
  });
}

export function addSeller(
  database: Database,
  asked: Asked,
  seller: Omit<SellerRow, 'id' | 'rounding'>,
): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const id = await insertRecord(writing, sellerEntity, seller);
    if (!id) return refuseInput({ pointer: '/name', message: 'There is a seller of this name.' });
    return { answer: id, subject: installation, type: 'SellerAdded', data: { id, ...seller } };
  });
}

export interface NewRounding {
  currency: Currency;
  /** Null: the currency's minor unit. */
  step: Decimal | null;
}

/** Sets to what a legal entity rounds lines and discounts in a currency. Versions that were submitted keep theirs. */
export function setRounding(
  database: Database,
  asked: Asked,
  sellerId: string,
  { currency, step }: NewRounding,
): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    if (step !== null && (parseMinor(step, currency) ?? 0n) <= 0n) {
      const message = `Give a number of ${currency} above zero, no finer than its minor unit.`;
      return refuseInput({ pointer: '/step', message });
    }
    const set = await tx.query(
      `update seller set rounding = case when $3::text is null then rounding - $2 else rounding || jsonb_build_object($2::text, $3::text) end
       where id = $1 returning id`,
      [sellerId, currency, step],
    );
    if (set.length === 0) return refuse('not-found', { detail: 'There is no such selling entity.' });
    const data = { sellerId, currency, step };
    return { answer: undefined, subject: installation, type: 'RoundingSet', data };
  });
}
