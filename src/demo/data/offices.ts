import type { DemoPerson } from './people.ts';
import type { SellerKey } from './people.ts';

interface DemoOffice {
  name: string;
  country: string;
  region: string | null;
  timeZone: string;
  /** Monday to Thursday, and Friday. */
  opens: string;
  closes: string;
  closesOnFriday: string;
  seller?: SellerKey;
  teams: readonly DemoPerson['team'][];
  /** Those of other teams who sit here, by key. */
  people?: readonly string[];
}

/** Where the demo company works, from west to east. */
export const offices: readonly DemoOffice[] = [
  {
    name: 'Boston',
    country: 'US',
    region: 'MA',
    timeZone: 'America/New_York',
    opens: '09:00',
    closes: '17:30',
    closesOnFriday: '17:00',
    seller: 'us',
    teams: ['Americas sales', 'Finance'],
  },
  {
    name: 'Bristol',
    country: 'GB',
    region: 'ENG',
    timeZone: 'Europe/London',
    opens: '09:00',
    closes: '17:30',
    closesOnFriday: '17:00',
    seller: 'uk',
    teams: [],
    people: ['ruth.rep', 'liam.legal'],
  },
  {
    name: 'Hamburg',
    country: 'DE',
    region: 'HH',
    timeZone: 'Europe/Berlin',
    opens: '08:30',
    closes: '17:00',
    closesOnFriday: '15:30',
    seller: 'de',
    teams: ['EMEA sales', 'Deal desk', 'Legal', 'Operations'],
  },
  {
    name: 'Singapore',
    country: 'SG',
    region: null,
    timeZone: 'Asia/Singapore',
    opens: '09:00',
    closes: '18:00',
    closesOnFriday: '17:00',
    teams: ['APAC sales'],
  },
];
