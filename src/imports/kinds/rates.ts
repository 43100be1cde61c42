import type { Kind } from './kind.ts';

/** Policy rates, whose file is one proposal: a second person puts it in force, as one that is written by hand. */
export const exchangeRates: Kind = {
  name: 'exchange-rates',
  title: 'Policy exchange rates',
  permission: 'rate.write',
  exportPermission: 'catalogue.read',
  key: ['currency', 'validFrom'],
  columns: [
    { name: 'currency', title: 'Currency', type: 'currency', required: true, aliases: ['currency code', 'from'] },
    {
      name: 'validFrom',
      title: 'Valid from',
      type: 'date',
      required: true,
      aliases: ['start', 'start date', 'date', 'month'],
    },
    {
      name: 'rate',
      title: 'Rate',
      type: 'decimal',
      least: 'above 0',
      required: true,
      aliases: ['exchange rate', 'policy rate'],
      note: 'US dollars for one unit of the currency',
    },
  ],
};
