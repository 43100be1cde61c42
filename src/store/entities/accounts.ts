import { EntitySchema } from 'typeorm';
import type { CreditClass } from '../../domain/deal.ts';

export interface AccountRow {
  id: string;
  externalId: string | null;
  name: string;
  parentId: string | null;
  region: string;
  country: string;
  segment: string;
  creditClass: CreditClass;
  customerSince: string | null;
  masterAgreement: boolean;
  address: string;
  ownerId: string | null;
  version: number;
}

export const accountEntity = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    id: { type: 'uuid', primary: true, default: () => 'uuidv7()' },
    externalId: { name: 'external_id', type: 'text', nullable: true },
    name: { type: 'text' },
    parentId: { name: 'parent_id', type: 'uuid', nullable: true },
    region: { type: 'text' },
    country: { type: 'text' },
    segment: { type: 'text' },
    creditClass: { name: 'credit_class', type: 'text' },
    customerSince: { name: 'customer_since', type: 'date', nullable: true },
    masterAgreement: { name: 'master_agreement', type: 'boolean', default: false },
    address: { type: 'text', default: '' },
    ownerId: { name: 'owner_id', type: 'uuid', nullable: true },
    version: { type: 'integer', default: 1 },
  },
});

export interface ContactRow {
  id: string;
  accountId: string;
  name: string;
  title: string;
  email: string;
  phone: string;
  language: string;
  roles: string[];
  version: number;
}

export const contactEntity = new EntitySchema<ContactRow>({
  name: 'contact',
  columns: {
    id: { type: 'uuid', primary: true, default: () => 'uuidv7()' },
    accountId: { name: 'account_id', type: 'uuid' },
    name: { type: 'text' },
    title: { type: 'text', default: '' },
    email: { type: 'text' },
    phone: { type: 'text', default: '' },
    language: { type: 'text', default: 'en' },
    roles: { type: 'text', array: true, default: () => "'{}'" },
    version: { type: 'integer', default: 1 },
  },
});
