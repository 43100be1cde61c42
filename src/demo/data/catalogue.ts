import type { Component } from '../../domain/catalogue.ts';
import type { Currency, RegularBilling } from '../../domain/offer.ts';

/** What Fernhill sells: software that watches machines, the hardware it listens through, and the people who set it up. */

export interface DemoProduct {
  sku: string;
  name: string;
  family: string;
  description: string;
  unit: string;
  /** Absent: charged once. */
  period?: 'month' | 'year';
  /** What is used is charged. */
  usage?: true;
  price: DemoPrice;
  /** Unit cost in percent of the list price (of the first tier); null: what its components cost. */
  cost: number | null;
  requires?: string[];
  excludes?: string[];
  components?: Component[];
  /** Most discount within which it is ordinarily sold. */
  discountTo?: string;
  billing?: RegularBilling;
}

/** List prices in US cents. */
export type DemoPrice =
  | { kind: 'flat' | 'perUnit'; cents: number }
  | { kind: 'graduated' | 'volume'; tiers: [upTo: number | null, cents: number][] }
  | { kind: 'package'; size: number; cents: number }
  /** `costCents`: what its unit costs, whatever it is a share of. */
  | { kind: 'percentOf'; percent: string; of: 'list' | 'net'; families: string[]; costCents: number };

export interface DemoBook {
  id: string;
  name: string;
  currency: Currency;
  proration: 'daily' | 'months-and-days';
  percentOfDollars: number;
  /** Families that it does not sell. */
  without?: readonly string[];
}

/** Hardware for Switzerland is delivered and invoiced from Germany. */
const hardware = ['Gateways', 'Sensors', 'Accessories'];

export const priceBooks: DemoBook[] = [
  { id: 'usd', name: 'US dollar list', currency: 'USD', proration: 'daily', percentOfDollars: 100 },
  { id: 'eur', name: 'Euro list', currency: 'EUR', proration: 'daily', percentOfDollars: 94 },
  { id: 'gbp', name: 'Sterling list', currency: 'GBP', proration: 'months-and-days', percentOfDollars: 81 },
  { id: 'chf', name: 'Swiss franc list', currency: 'CHF', proration: 'daily', percentOfDollars: 89, without: hardware },
];

const each = (dollars: number): DemoPrice => ({ kind: 'perUnit', cents: Math.round(dollars * 100) });
const flat = (dollars: number): DemoPrice => ({ kind: 'flat', cents: Math.round(dollars * 100) });
const tiered =
  (kind: 'graduated' | 'volume') =>
  (...tiers: [number | null, number][]): DemoPrice => ({
    kind,
    tiers: tiers.map(([upTo, dollars]) => [upTo, Math.round(dollars * 100)]),
  });
const graduated = tiered('graduated');
const volume = tiered('volume');

type Row = [sku: string, name: string, unit: string, price: DemoPrice, cost: number, description: string];

const rows = (family: string, period: 'month' | 'year' | undefined, list: Row[]): DemoProduct[] =>
  list.map(([sku, name, unit, price, cost, description]) => ({
    sku,
    name,
    family,
    unit,
    price,
    cost,
    description,
    ...(period && { period }),
  }));

export const products: DemoProduct[] = [
  ...rows('Platform', 'year', [
    ['PLT-CORE', 'Observe Core', 'site', each(4_800), 16, 'Collects, stores and charts readings of one site.'],
    ['PLT-PLUS', 'Observe Plus', 'site', each(9_600), 15, 'Core with alarms, shift reports and two years of history.'],
    [
      'PLT-ENT',
      'Observe Enterprise',
      'site',
      each(18_000),
      14,
      'Plus with single sign-on, roles and five years of history.',
    ],
    ['PLT-GROUP', 'Group Console', 'company', flat(24_000), 12, 'One view over all sites of a company.'],
    ['PLT-SBX', 'Test Instance', 'instance', flat(6_000), 38, 'A second instance for trials and training.'],
    [
      'PLT-HIST',
      'Extended History',
      'year of data',
      each(1_200),
      30,
      'Each further year of readings kept at full detail.',
    ],
  ]),
  ...rows('Users', 'month', [
    [
      'USR-STD',
      'Operator Seat',
      'user',
      graduated([50, 24], [250, 19], [null, 15]),
      12,
      'Dashboards, alarms and shift log.',
    ],
    [
      'USR-PRO',
      'Engineer Seat',
      'user',
      graduated([25, 62], [100, 54], [null, 46]),
      12,
      'Operator seat with analysis workbench.',
    ],
    ['USR-VIEW', 'Viewer Seat', 'user', volume([100, 6], [500, 4.5], [null, 3.5]), 14, 'Reads shared dashboards.'],
    ['USR-MOB', 'Mobile Seat', 'user', each(9), 18, 'Alarms and work orders on the phone.'],
    ['USR-CON', 'Contractor Seat', 'user', each(14), 14, 'Time-limited access for outside technicians.'],
  ]),
  ...rows('Analytics', 'month', [
    [
      'ANA-PRED',
      'Predictive Maintenance',
      'machine',
      volume([50, 48], [200, 41], [null, 35]),
      22,
      'Warns before a bearing, pump or drive fails.',
    ],
    ['ANA-ENER', 'Energy Insight', 'site', each(780), 20, 'Finds what draws power for nothing.'],
    ['ANA-QUAL', 'Quality Insight', 'line', each(1_150), 22, 'Links scrap to the settings that caused it.'],
    ['ANA-TWIN', 'Line Simulation', 'line', each(1_900), 28, 'Tries a change on a model before the machine sees it.'],
    [
      'ANA-API',
      'Analytics API',
      'million calls',
      graduated([10, 90], [100, 70], [null, 52]),
      34,
      'Readings and results for your own programs.',
    ],
    ['ANA-CO2', 'Emissions Ledger', 'site', each(540), 20, 'Carbon per site and product, ready for the annual report.'],
    ['ANA-RPT', 'Report Designer', 'company', flat(650), 15, 'Scheduled reports in your own layout.'],
  ]),
  ...rows('Connectivity', 'month', [
    ['CON-LTE', 'Cellular Data 5 GB', 'gateway', each(19), 62, 'Pooled data for gateways without a wired network.'],
    ['CON-SAT', 'Satellite Backup', 'gateway', each(84), 70, 'Keeps remote sites reachable.'],
    [
      'CON-OPC',
      'OPC UA Connector',
      'connection',
      volume([10, 55], [50, 44], [null, 36]),
      14,
      'Reads controllers that speak OPC UA.',
    ],
    ['CON-ERP', 'ERP Connector', 'system', each(480), 18, 'Orders in, results out.'],
    ['CON-CMMS', 'Maintenance Connector', 'system', each(390), 18, 'Alarms become work orders.'],
  ]),
  ...rows('Security', 'year', [
    [
      'SEC-SSO',
      'Directory Integration',
      'company',
      flat(5_400),
      12,
      'Single sign-on and automatic joiners and leavers.',
    ],
    ['SEC-AUD', 'Audit Trail Archive', 'site', each(1_400), 24, 'Ten years of who changed what.'],
    ['SEC-KEY', 'Customer-held Keys', 'company', flat(14_000), 20, 'Data at rest under keys that only you hold.'],
    ['SEC-REG', 'Regional Hosting', 'company', flat(11_000), 45, 'Data stays in the region you name.'],
  ]),
  ...rows('Support', 'year', [
    ['SUP-STD', 'Standard Support', 'site', each(900), 45, 'Business hours, answer within one working day.'],
    ['SUP-PREM', 'Premium Support', 'site', each(2_400), 48, 'Round the clock, answer within one hour.'],
    ['SUP-TAM', 'Named Support Engineer', 'person', each(62_000), 66, 'One engineer who knows your plants.'],
    ['SUP-HW', 'Hardware Exchange', 'device', each(38), 55, 'Replacement on the next working day.'],
  ]),
  ...rows('Gateways', undefined, [
    ['GW-100', 'Edge Gateway 100', 'device', volume([25, 690], [100, 640], [null, 590]), 58, 'Wired, 16 channels.'],
    [
      'GW-200',
      'Edge Gateway 200',
      'device',
      volume([25, 1_180], [100, 1_090], [null, 1_010]),
      57,
      'Wired and cellular, 32 channels.',
    ],
    ['GW-500', 'Edge Server 500', 'device', each(4_900), 61, 'Runs analytics on site, for 200 machines.'],
    ['GW-500R', 'Edge Server 500 redundant', 'pair', each(8_900), 62, 'Two servers that take over from each other.'],
    ['GW-EX', 'Edge Gateway Ex', 'device', each(2_650), 59, 'For zones with explosive atmosphere.'],
  ]),
  ...rows('Sensors', undefined, [
    [
      'SN-VIB',
      'Vibration Sensor',
      'device',
      graduated([100, 185], [500, 168], [null, 149]),
      56,
      'Three axes, magnetic mount.',
    ],
    ['SN-VIBX', 'Vibration Sensor Ex', 'device', each(340), 58, 'For zones with explosive atmosphere.'],
    [
      'SN-TMP',
      'Temperature Sensor',
      'device',
      graduated([100, 62], [500, 55], [null, 48]),
      54,
      'Clamp-on, −40 to 180 °C.',
    ],
    ['SN-CUR', 'Current Clamp', 'device', each(96), 57, 'Split core, up to 400 A.'],
    ['SN-PRS', 'Pressure Transmitter', 'device', each(275), 60, 'Up to 250 bar.'],
    ['SN-FLW', 'Flow Meter', 'device', each(890), 63, 'Ultrasonic, clamp-on.'],
    ['SN-AQ', 'Air Quality Sensor', 'device', each(210), 55, 'Particles, carbon dioxide, humidity.'],
    ['SN-CAM', 'Thermal Camera', 'device', each(2_300), 64, 'Fixed mount, 640 by 480.'],
  ]),
  ...rows('Accessories', undefined, [
    ['AC-CAB', 'Control Cabinet Kit', 'kit', each(1_450), 64, 'Cabinet, power supply and terminals for one gateway.'],
    ['AC-UPS', 'Buffer Supply', 'device', each(420), 61, 'Thirty minutes for one gateway.'],
    ['AC-ANT', 'Outdoor Antenna', 'device', each(95), 52, 'With ten metres of cable.'],
    ['AC-MNT', 'Mounting Set', 'set', each(39), 48, 'Magnets, clamps and glue for ten sensors.'],
    ['AC-CBL', 'Sensor Cable 10 m', 'piece', each(28), 46, 'Shielded, with connectors.'],
    ['AC-DSP', 'Line Display 43 inch', 'device', each(1_250), 66, 'Industrial display with mount.'],
  ]),
  ...rows('Services', undefined, [
    ['SV-ONB', 'Onboarding Package', 'site', flat(7_500), 58, 'From delivery to first dashboard in ten days.'],
    ['SV-INST', 'Installation Day', 'day', each(1_280), 64, 'A technician on site.'],
    ['SV-ENG', 'Solution Engineer Day', 'day', each(1_650), 62, 'Models, dashboards and interfaces.'],
    ['SV-DATA', 'Data Migration', 'project', flat(16_000), 66, 'Readings of your old system, checked and moved.'],
    ['SV-INT', 'Integration Project', 'project', flat(28_000), 68, 'Interfaces to systems that no connector covers.'],
    ['SV-AUD', 'Machine Survey', 'site', flat(4_200), 60, 'Which machine deserves which sensor.'],
  ]),
  ...rows('Training', undefined, [
    ['TR-OPR', 'Operator Training', 'group', each(2_100), 52, 'Half a day for up to twelve people.'],
    ['TR-ENG', 'Engineer Training', 'person', each(1_350), 54, 'Three days in our training centre.'],
    ['TR-ADM', 'Administrator Training', 'person', each(1_100), 54, 'Two days in our training centre.'],
    ['TR-WEB', 'Online Academy', 'company', flat(3_200), 25, 'All courses for one year, any number of people.'],
  ]),
  // Priced in other ways than by the unit.
  {
    sku: 'USE-API',
    name: 'Readings API',
    family: 'Analytics',
    description: 'Calls of your own programs, counted each month.',
    unit: 'thousand calls',
    period: 'month',
    usage: true,
    price: graduated([1_000, 0.9], [10_000, 0.7], [null, 0.5]),
    cost: 34,
    billing: 'monthly',
  },
  {
    sku: 'AC-TAG',
    name: 'Machine Tags',
    family: 'Accessories',
    description: 'Weatherproof tags that the mobile app reads, in boxes of fifty.',
    unit: 'tag',
    price: { kind: 'package', size: 50, cents: 18_000 },
    cost: 1,
  },
  {
    sku: 'SUP-CARE',
    name: 'Enterprise Care',
    family: 'Support',
    description: 'Round the clock for all software, priced by what it covers.',
    unit: 'contract',
    period: 'year',
    price: {
      kind: 'percentOf',
      percent: '0.18',
      of: 'net',
      families: ['Platform', 'Users', 'Analytics'],
      costCents: 1_150_000,
    },
    cost: 0,
    excludes: ['SUP-STD', 'SUP-PREM'],
    billing: 'annual',
  },
  {
    sku: 'PLT-SUITE',
    name: 'Plant Suite',
    family: 'Platform',
    description: 'Observe Plus with audit archive and standard support, for less than the three alone.',
    unit: 'site',
    period: 'year',
    price: each(10_400),
    cost: null,
    discountTo: '0.1',
    billing: 'annual',
    excludes: ['PLT-CORE', 'PLT-ENT'],
    components: [
      { product: 'PLT-PLUS', quantity: '1' },
      { product: 'SEC-AUD', quantity: '1' },
      { product: 'SUP-STD', quantity: '1' },
    ],
  },
  {
    sku: 'KIT-LINE',
    name: 'Line Starter Kit',
    family: 'Gateways',
    description: 'All hardware for one production line, configured before it ships.',
    unit: 'kit',
    price: each(4_150),
    cost: null,
    discountTo: '0.05',
    requires: ['USR-STD'],
    components: [
      { product: 'GW-200', quantity: '1' },
      { product: 'SN-VIB', quantity: '10' },
      { product: 'SN-TMP', quantity: '4' },
      { product: 'AC-CAB', quantity: '1' },
    ],
  },
];
