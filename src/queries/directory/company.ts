/** The short lists of the company itself: teams, roles and selling entities. */
import type { Currency, Decimal } from '../../domain/offer.ts';
import type { Reader } from '../page.ts';

export function listTeams(reader: Reader): Promise<{ id: string; name: string }[]> {
  return reader.query('select id, name from team order by lower(name), id limit 1000');
}

export function listRoles(reader: Reader): Promise<{ name: string; title: string }[]> {
  return reader.query('select name, title from role order by name limit 1000');
}

export interface Seller {
  id: string;
  name: string;
  address: string;
  registration: string;
  country: string;
  rounding: Partial<Record<Currency, Decimal>>;
}

export function listSellers(reader: Reader): Promise<Seller[]> {
  return reader.query(
    'select id, name, address, registration, country, rounding from seller order by lower(name), id limit 1000',
  );
}
