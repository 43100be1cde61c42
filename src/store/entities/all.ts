import { accountEntity, contactEntity } from './accounts.ts';
import { priceBookEntity, productEntity, sellerEntity } from './catalogue.ts';
import { personEntity, teamEntity } from './people.ts';

/** The tables that are plain records. Machines, facts and effects are written by statements of their own. */
export const entities = [
  accountEntity,
  contactEntity,
  personEntity,
  priceBookEntity,
  productEntity,
  sellerEntity,
  teamEntity,
];
