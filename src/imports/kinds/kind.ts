import type { Permission } from '../../commands/permissions.ts';

/** What a cell may hold; it is read strictly and handed on as canonical text. */
export type CellType =
  | { type: 'text'; most?: number; lines?: true }
  | { type: 'decimal'; least?: '0' | 'above 0' }
  | { type: 'whole'; least?: number }
  | { type: 'date' }
  | { type: 'yes-no' }
  | { type: 'choice'; of: readonly string[] }
  | { type: 'currency' }
  | { type: 'country' }
  | { type: 'email' }
  | { type: 'id' }
  | { type: 'words' }
  | { type: 'ratio' }
  | { type: 'price' }
  | { type: 'skus' }
  | { type: 'components' };

/** One column of a kind of data, as mapping, reading and the screens know it. */
export type Column = CellType & {
  name: string;
  title: string;
  required?: true;
  /** What other programs call it; compared without case, blanks and punctuation. */
  aliases?: readonly string[];
  /** What it means, where the title does not say. */
  note?: string;
};

export const kindNames = [
  'sellers',
  'people',
  'accounts',
  'contacts',
  'products',
  'price-books',
  'prices',
  'costs',
  'exchange-rates',
  'quotas',
  'price-agreements',
  'subscriptions',
  'deals',
] as const;
export type KindName = (typeof kindNames)[number];

/** A kind of data that can be brought in from a file. */
export interface Kind {
  name: KindName;
  title: string;
  /** Who may bring it in, and who may take it out. */
  permission: Permission;
  exportPermission: Permission;
  /** The columns that tell one record from another: two rows with the same are the same record. */
  key: readonly string[];
  columns: readonly Column[];
}
