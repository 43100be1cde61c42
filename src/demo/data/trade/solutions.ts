import type { Offer } from '../../story.ts';

export interface Solution {
  name: string;
  /** Quantities for a small order; a larger one takes a multiple. */
  items: readonly [quantity: number, product: string, of: 'software' | 'hardware' | 'service'][];
  terms: readonly number[];
  why: string;
  custom?: Offer['custom'];
}

/** What customers of every kind buy, in the quantities of one hall or site. */
export const solutions: readonly Solution[] = [
  {
    name: 'Compressor monitoring',
    items: [
      [1, 'PLT-CORE', 'software'],
      [8, 'ANA-PRED', 'software'],
      [2, 'GW-100', 'hardware'],
      [16, 'SN-VIB', 'hardware'],
    ],
    terms: [24, 36],
    why: 'Compressed air failed twice and stopped production.',
  },
  {
    name: 'Pump monitoring',
    items: [
      [1, 'PLT-PLUS', 'software'],
      [12, 'ANA-PRED', 'software'],
      [2, 'GW-200', 'hardware'],
      [12, 'SN-PRS', 'hardware'],
    ],
    terms: [24, 36],
    why: 'A pump was lost without warning; the next one is to be seen coming.',
  },
  {
    name: 'Fan and drive monitoring',
    items: [
      [1, 'PLT-CORE', 'software'],
      [14, 'ANA-PRED', 'software'],
      [2, 'GW-200', 'hardware'],
      [28, 'SN-VIB', 'hardware'],
      [3, 'SV-INST', 'service'],
    ],
    terms: [24, 36],
    why: 'The service contract for the drives ends, and its price doubles.',
  },
  {
    name: 'Conveyor monitoring',
    items: [
      [1, 'PLT-PLUS', 'software'],
      [10, 'ANA-PRED', 'software'],
      [20, 'SN-VIB', 'hardware'],
      [10, 'SN-CUR', 'hardware'],
    ],
    terms: [12, 24, 36],
    why: 'A new conveyor starts up with the next shift plan.',
  },
  {
    name: 'Energy insight',
    items: [
      [2, 'ANA-ENER', 'software'],
      [1, 'PLT-CORE', 'software'],
      [40, 'SN-CUR', 'hardware'],
    ],
    terms: [12, 24],
    why: 'The power contract is negotiated anew at the end of the year.',
  },
  {
    name: 'Emissions ledger',
    items: [
      [3, 'ANA-CO2', 'software'],
      [1, 'ANA-RPT', 'software'],
    ],
    terms: [12, 24, 36],
    why: 'The annual report must name emissions for each site.',
  },
  {
    name: 'Quality insight',
    items: [
      [2, 'ANA-QUAL', 'software'],
      [1, 'PLT-PLUS', 'software'],
      [20, 'SN-TMP', 'hardware'],
      [1, 'SV-ONB', 'service'],
    ],
    terms: [12, 24],
    why: 'Scrap went up after the change of material.',
  },
  {
    name: 'Operator seats',
    items: [
      [40, 'USR-STD', 'software'],
      [20, 'USR-MOB', 'software'],
      [2, 'TR-OPR', 'service'],
    ],
    terms: [12, 24],
    why: 'The night shift works with the dashboards too.',
  },
  {
    name: 'Engineer workbench',
    items: [
      [8, 'USR-PRO', 'software'],
      [2, 'ANA-API', 'software'],
      [4, 'TR-ENG', 'service'],
    ],
    terms: [12, 24, 36],
    why: 'Three engineers retire; what they know must be in the system.',
  },
  {
    name: 'Gateway refresh',
    items: [
      [14, 'GW-200', 'hardware'],
      [14, 'CON-LTE', 'software'],
      [14, 'SUP-HW', 'software'],
    ],
    terms: [24, 36],
    why: 'The oldest gateways get no more updates after this year.',
  },
  {
    name: 'Thermal cameras',
    items: [
      [8, 'SN-CAM', 'hardware'],
      [1, 'GW-500', 'hardware'],
      [1, 'PLT-CORE', 'software'],
      [4, 'SV-INST', 'service'],
    ],
    terms: [24, 36],
    why: 'The insurer asks for cameras at the hot spots.',
  },
  {
    name: 'Maintenance connector',
    items: [
      [1, 'CON-CMMS', 'software'],
      [1, 'CON-ERP', 'software'],
      [3, 'SV-ENG', 'service'],
    ],
    terms: [12, 24, 36],
    why: 'Work orders are still typed by hand.',
  },
  {
    name: 'Line simulation',
    items: [
      [2, 'ANA-TWIN', 'software'],
      [1, 'PLT-ENT', 'software'],
      [5, 'SV-ENG', 'service'],
    ],
    terms: [24, 36],
    why: 'The line is rebuilt in summer and must run at once.',
  },
  {
    name: 'Premium support',
    items: [
      [3, 'SUP-PREM', 'software'],
      [1, 'SEC-AUD', 'software'],
    ],
    terms: [12, 24, 36],
    why: 'Production now runs at weekends.',
  },
  {
    name: 'Group console',
    items: [
      [1, 'PLT-GROUP', 'software'],
      [1, 'SEC-SSO', 'software'],
      [30, 'USR-VIEW', 'software'],
    ],
    terms: [24, 36],
    why: 'The group wants one view over all of its plants.',
  },
  {
    name: 'Tank farm monitoring',
    items: [
      [1, 'PLT-PLUS', 'software'],
      [12, 'SN-FLW', 'hardware'],
      [4, 'GW-EX', 'hardware'],
      [4, 'CON-SAT', 'software'],
    ],
    terms: [24, 36],
    why: 'The authority wants levels measured without gaps.',
  },
];

/** Where at the customer's. */
export const places = [
  'hall 1',
  'hall 2',
  'hall 3',
  'north plant',
  'south plant',
  'line 4',
  'line 7',
  'boiler house',
  'packing hall',
  'dispatch hall',
  'workshop',
  'cooling plant',
  'main site',
  'old works',
  'new works',
  'test hall',
  'yard',
  'raw material store',
] as const;
