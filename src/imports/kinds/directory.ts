import { creditClasses } from '../../domain/deal.ts';
import type { Kind } from './kind.ts';

const externalId = {
  name: 'externalId',
  title: 'External id',
  type: 'text',
  most: 100,
  aliases: ['id', 'crm id', 'code', 'key', 'number'],
} as const;

export const sellers: Kind = {
  name: 'sellers',
  title: 'Selling companies',
  permission: 'catalogue.write',
  exportPermission: 'account.read',
  key: ['name'],
  columns: [
    { name: 'name', title: 'Name', type: 'text', required: true },
    { name: 'address', title: 'Address', type: 'text', most: 1_000, lines: true, required: true },
    { name: 'registration', title: 'Registration', type: 'text' },
    { name: 'country', title: 'Country', type: 'country', required: true },
  ],
};

export const people: Kind = {
  name: 'people',
  title: 'People',
  permission: 'people.write',
  exportPermission: 'people.read',
  key: ['email'],
  columns: [
    {
      name: 'email',
      title: 'E-mail',
      type: 'email',
      required: true,
      aliases: ['mail', 'e-mail address', 'email address'],
    },
    { name: 'name', title: 'Name', type: 'text', required: true, aliases: ['full name'] },
    { ...externalId, aliases: ['employee id', 'employee number', 'employee key'] },
    { name: 'title', title: 'Title', type: 'text', aliases: ['job title'] },
    {
      name: 'manager',
      title: 'Manager',
      type: 'text',
      aliases: ['reports to', 'manager email'],
      note: 'E-mail or external id',
    },
    { name: 'team', title: 'Team', type: 'text', most: 100 },
    { name: 'roles', title: 'Roles', type: 'words', note: 'For new people: names with blanks between, as "rep"' },
  ],
};

export const accounts: Kind = {
  name: 'accounts',
  title: 'Accounts',
  permission: 'account.write',
  exportPermission: 'account.read',
  key: ['externalId'],
  columns: [
    { ...externalId, required: true, aliases: [...externalId.aliases, 'account id', 'customer id'] },
    {
      name: 'name',
      title: 'Name',
      type: 'text',
      required: true,
      aliases: ['account', 'account name', 'customer', 'company'],
    },
    { name: 'region', title: 'Region', type: 'text', most: 100, required: true, aliases: ['territory'] },
    { name: 'country', title: 'Country', type: 'country', required: true, aliases: ['country code'] },
    {
      name: 'segment',
      title: 'Segment',
      type: 'text',
      most: 100,
      required: true,
      aliases: ['business type', 'industry'],
    },
    {
      name: 'creditClass',
      title: 'Credit class',
      type: 'choice',
      of: creditClasses,
      required: true,
      aliases: ['credit', 'rating'],
    },
    { name: 'parent', title: 'Parent account', type: 'text', note: 'External id' },
    { name: 'customerSince', title: 'Customer since', type: 'date' },
    { name: 'masterAgreement', title: 'Master agreement', type: 'yes-no' },
    { name: 'address', title: 'Address', type: 'text', most: 1_000, lines: true },
    {
      name: 'owner',
      title: 'Owner',
      type: 'text',
      aliases: ['account owner', 'owner email'],
      note: 'E-mail or external id',
    },
  ],
};

export const contacts: Kind = {
  name: 'contacts',
  title: 'Contacts',
  permission: 'account.write',
  exportPermission: 'account.read',
  key: ['externalId'],
  columns: [
    { ...externalId, required: true, aliases: [...externalId.aliases, 'contact id'] },
    {
      name: 'account',
      title: 'Account',
      type: 'text',
      required: true,
      aliases: ['account id', 'customer id'],
      note: 'External id',
    },
    { name: 'name', title: 'Name', type: 'text', required: true, aliases: ['full name', 'contact'] },
    { name: 'email', title: 'E-mail', type: 'email', required: true, aliases: ['mail', 'email address'] },
    { name: 'title', title: 'Title', type: 'text', aliases: ['job title'] },
    { name: 'phone', title: 'Phone', type: 'text', most: 50, aliases: ['telephone'] },
    { name: 'language', title: 'Language', type: 'text', most: 5 },
    { name: 'roles', title: 'Roles', type: 'words', note: 'Names with blanks between, as "signer"' },
  ],
};

export const quotas: Kind = {
  name: 'quotas',
  title: 'Quotas',
  permission: 'people.write',
  exportPermission: 'people.write',
  key: ['person', 'startsOn'],
  columns: [
    {
      name: 'person',
      title: 'Person',
      type: 'text',
      required: true,
      aliases: ['email', 'employee key', 'employee id'],
      note: 'E-mail or external id',
    },
    { name: 'startsOn', title: 'From', type: 'date', required: true, aliases: ['date', 'starts on', 'quota date'] },
    {
      name: 'period',
      title: 'Period',
      type: 'text',
      most: 50,
      required: true,
      note: 'As the company calls it: "2026 Q1"',
    },
    { name: 'amount', title: 'Amount', type: 'decimal', least: '0', required: true, aliases: ['quota'] },
    { name: 'currency', title: 'Currency', type: 'currency', required: true },
  ],
};
