import type { Role } from '../../commands/permissions.ts';

/** One password for every demo person; it is printed at start and exists in no installation without demo data. */
export const demoPassword = 'demo-countersign';
const domain = 'fernhill.example';

export const teams = [
  'EMEA sales',
  'Americas sales',
  'APAC sales',
  'Deal desk',
  'Finance',
  'Legal',
  'Operations',
] as const;

export interface DemoPerson {
  /** Before the @ of the address; how the stories name the person. */
  key: string;
  name: string;
  title: string;
  role: Role;
  team: (typeof teams)[number];
  /** Must stand further up in the list. */
  manager?: string;
}

export const emailOf = (key: string): string => `${key}@${domain}`;

/** Whom everybody else is added by. */
export const administrator: DemoPerson = {
  key: 'paul.people',
  name: 'Paul Andersson',
  title: 'People Operations Manager',
  role: 'people-admin',
  team: 'Operations',
};

export const people: DemoPerson[] = [
  { key: 'carl.cfo', name: 'Carl Jensen', title: 'Chief Financial Officer', role: 'cfo', team: 'Finance' },
  { key: 'vera.vp', name: 'Vera Novak', title: 'VP Sales', role: 'vp-sales', team: 'EMEA sales', manager: 'carl.cfo' },
  {
    key: 'mona.manager',
    name: 'Mona Keller',
    title: 'Sales Manager EMEA',
    role: 'sales-manager',
    team: 'EMEA sales',
    manager: 'vera.vp',
  },
  {
    key: 'mark.manager',
    name: 'Mark Sullivan',
    title: 'Sales Manager Americas',
    role: 'sales-manager',
    team: 'Americas sales',
    manager: 'vera.vp',
  },
  {
    key: 'mei.manager',
    name: 'Mei Tan',
    title: 'Sales Manager APAC',
    role: 'sales-manager',
    team: 'APAC sales',
    manager: 'vera.vp',
  },
  rep('rita.rep', 'Rita Lindqvist', 'Account Executive Nordics', 'EMEA sales', 'mona.manager'),
  rep('renate.rep', 'Renate Vogel', 'Account Executive DACH', 'EMEA sales', 'mona.manager'),
  rep('ruth.rep', 'Ruth Campbell', 'Account Executive UK and Ireland', 'EMEA sales', 'mona.manager'),
  rep('robin.rep', 'Robin Lefèvre', 'Key Account Executive', 'EMEA sales', 'mona.manager'),
  rep('raj.rep', 'Raj Patel', 'Account Executive US East', 'Americas sales', 'mark.manager'),
  rep('ryan.rep', 'Ryan Cole', 'Account Executive US West and Canada', 'Americas sales', 'mark.manager'),
  rep('rosa.rep', 'Rosa Jiménez', 'Account Executive Latin America', 'Americas sales', 'mark.manager'),
  rep('ren.rep', 'Ren Takahashi', 'Account Executive Asia-Pacific', 'APAC sales', 'mei.manager'),
  {
    key: 'dora.desk',
    name: 'Dora Weiss',
    title: 'Head of Deal Desk',
    role: 'deal-desk',
    team: 'Deal desk',
    manager: 'carl.cfo',
  },
  {
    key: 'dan.desk',
    name: 'Dan Murphy',
    title: 'Deal Desk Analyst',
    role: 'deal-desk',
    team: 'Deal desk',
    manager: 'dora.desk',
  },
  {
    key: 'devi.desk',
    name: 'Devi Rao',
    title: 'Deal Desk Analyst',
    role: 'deal-desk',
    team: 'Deal desk',
    manager: 'dora.desk',
  },
  {
    key: 'fiona.finance',
    name: 'Fiona Brandt',
    title: 'Head of Revenue Finance',
    role: 'finance',
    team: 'Finance',
    manager: 'carl.cfo',
  },
  {
    key: 'felix.finance',
    name: 'Felix Okafor',
    title: 'Commercial Controller',
    role: 'finance',
    team: 'Finance',
    manager: 'fiona.finance',
  },
  {
    key: 'farah.finance',
    name: 'Farah Haddad',
    title: 'Credit Controller',
    role: 'finance',
    team: 'Finance',
    manager: 'fiona.finance',
  },
  {
    key: 'finn.finance',
    name: 'Finn Aalto',
    title: 'Treasurer',
    role: 'finance',
    team: 'Finance',
    manager: 'fiona.finance',
  },
  {
    key: 'lena.legal',
    name: 'Lena Hoffmann',
    title: 'General Counsel',
    role: 'legal',
    team: 'Legal',
    manager: 'carl.cfo',
  },
  {
    key: 'liam.legal',
    name: 'Liam O’Brien',
    title: 'Commercial Counsel',
    role: 'legal',
    team: 'Legal',
    manager: 'lena.legal',
  },
  {
    key: 'lucia.legal',
    name: 'Lucía Romero',
    title: 'Contract Manager',
    role: 'legal',
    team: 'Legal',
    manager: 'lena.legal',
  },
  {
    key: 'ada.admin',
    name: 'Ada Nowak',
    title: 'Deal Desk Administrator',
    role: 'desk-admin',
    team: 'Operations',
    manager: 'dora.desk',
  },
  {
    key: 'anna.auditor',
    name: 'Anna Bergström',
    title: 'Internal Auditor',
    role: 'auditor',
    team: 'Operations',
    manager: 'carl.cfo',
  },
];

function rep(key: string, name: string, title: string, team: DemoPerson['team'], manager: string): DemoPerson {
  return { key, name, title, role: 'rep', team, manager };
}

export const sellers = [
  {
    key: 'us',
    name: 'Fernhill Systems, Inc.',
    address: '88 Harbor Street, Suite 400\nBoston, MA 02110',
    registration: 'Delaware file no. 6120447',
    country: 'US',
  },
  {
    key: 'uk',
    name: 'Fernhill Systems Ltd',
    address: '12 Quay Row\nBristol BS1 4RW',
    registration: 'Company no. 09418822',
    country: 'GB',
  },
  {
    key: 'de',
    name: 'Fernhill Systems GmbH',
    address: 'Speicherweg 7\n20457 Hamburg',
    registration: 'HRB 148820, Amtsgericht Hamburg',
    country: 'DE',
  },
] as const;
export type SellerKey = (typeof sellers)[number]['key'];
