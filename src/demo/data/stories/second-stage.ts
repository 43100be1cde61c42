import { askDesk, resolve, take } from '../../acts/desk.ts';
import { approve, approveUntil, remark } from '../../acts/approval.ts';
import { attach, prove, submit } from '../../acts/quote.ts';
import type { Story } from '../../story.ts';

/** Waiting for deal desk, finance and legal side by side. */
export const secondStage: Story[] = [
  {
    name: 'Conveyor monitoring, Mina Norte',
    account: 'cordillera',
    owner: 'rosa.rep',
    kind: 'expansion',
    close: 'negotiated-contract',
    opened: 14,
    why: {
      compellingEvent: 'New conveyor section starts in June.',
      competition: 'The conveyor maker’s monitoring.',
      inReturn: 'Spare sensors bought from us for three years.',
    },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net30',
      billing: 'annual',
      lines: '1 PLT-ENT, 120 ANA-PRED -5, 24 GW-EX -5, 240 SN-VIBX -5, 24 CON-SAT, 20 SV-INST',
      custom: { terminationForConvenience: { noticeDays: 60 } },
    },
    acts: [
      attach(3, 'Withholding tax confirmation.pdf', [
        'Tax on services is borne by the customer',
        'Confirmed by their treasury',
      ]),
      submit(4, 'They want a way out for the case that the mine closes the north pit. Tax is on their side.'),
    ],
  },
  {
    name: 'Digester monitoring, Aracruz',
    account: 'ipe',
    owner: 'rosa.rep',
    close: 'negotiated-contract',
    opened: 12,
    why: {
      compellingEvent: 'Digester inspection in May.',
      competition: 'Two local integrators.',
      inReturn: 'Second mill in 2028.',
    },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net30',
      billing: 'annual',
      lines: '1 PLT-ENT, 60 ANA-PRED, 6 GW-EX, 90 SN-VIBX, 60 SN-PRS, 2 SV-ONB',
      custom: {
        customerPaper: { details: 'Customer’s general conditions of purchase, edition 7, beside our terms.' },
        priceLock: { months: 24 },
      },
    },
    acts: [
      submit(5, 'List price, their paper, and a promise on the renewal price. The local integrators offer none of it.'),
    ],
  },
  {
    name: 'Furnace monitoring and quality insight',
    account: 'alpenglas',
    owner: 'renate.rep',
    close: 'negotiated-contract',
    opened: 16,
    why: {
      compellingEvent: 'Furnace rebuild in summer: sensors go in with the bricks.',
      reasonForDiscount: 'None on software; eight percent on hardware for the volume.',
      inReturn: 'Reference in the glass trade press.',
    },
    offer: {
      book: 'eur',
      term: 36,
      pay: 'net60',
      billing: 'annual',
      lines: '2 PLT-ENT, 12 ANA-QUAL, 4 ANA-TWIN, 30 SN-CAM -8, 6 GW-500 -8, 80 USR-STD',
      custom: {
        customerPaper: { details: 'Non-disclosure and data-use addendum of the customer.' },
        priceLock: { months: 12 },
      },
    },
    acts: [
      submit(5, 'The rebuild only comes every twelve years. Net 60 is their house rule.'),
      remark(
        1,
        'devi.desk',
        'devi.desk',
        'Cameras at eight percent are close to our floor; nothing further there, please.',
      ),
    ],
  },
  {
    name: 'Reverse osmosis trains 1 to 6',
    account: 'gulfcrest',
    owner: 'robin.rep',
    close: 'negotiated-contract',
    opened: 18,
    why: {
      compellingEvent: 'The water authority fines every hour of downtime from January.',
      competition: 'A global automation vendor, as part of the control system.',
      inReturn: 'Three further plants under the same terms.',
    },
    offer: {
      book: 'usd',
      term: 24,
      pay: 'net60',
      billing: 'annual',
      lines: '1 PLT-ENT, 24 ANA-PRED, 60 SN-FLW -8, 90 SN-PRS -8, 6 GW-500R -5, 1 SEC-REG, 12 SV-INST',
      custom: { unlimitedLiability: { details: 'For contamination of drinking water caused by our equipment.' } },
    },
    acts: [
      submit(6, 'The liability wording is law there for drinking water. Everything else is negotiable, this is not.'),
    ],
  },
  {
    name: 'Fab 2 subsystem monitoring',
    account: 'summit',
    owner: 'ryan.rep',
    close: 'negotiated-contract',
    opened: 17,
    why: {
      compellingEvent: 'Tool move-in starts in ten weeks.',
      competition: 'The tool maker.',
      reasonForDiscount: 'Volume of vacuum pumps.',
      inReturn: 'Fab 3 is named as an option.',
    },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net30',
      billing: 'annual',
      lines: '1 PLT-ENT, 220 ANA-PRED -14, 1 SEC-KEY, 22 GW-200 -10, 440 SN-VIB -10, 2 SUP-PREM',
      custom: { terminationForConvenience: { noticeDays: 90 } },
    },
    acts: [
      submit(5, 'Fourteen percent on 220 pumps, and their standard exit clause.'),
      approve(2, 'mark.manager', 'Worth it. Get the option on Fab 3 into the contract, not into a mail.'),
    ],
  },
  {
    name: 'Cold store network, east coast',
    account: 'harbourfresh',
    owner: 'ren.rep',
    kind: 'expansion',
    close: 'order-form-under-master',
    opened: 11,
    why: {
      compellingEvent: 'Food safety rules change in July.',
      reasonForDiscount: 'None.',
      inReturn: 'Group Console on all sites.',
    },
    offer: {
      book: 'usd',
      term: 48,
      pay: 'net30',
      billing: 'annual',
      lines: '9 PLT-PLUS -5, 1 PLT-GROUP, 300 SN-TMP, 9 GW-100, 9 SUP-PREM',
      custom: {
        terminationForConvenience: { noticeDays: 120 },
        autoRenewalOptOut: { details: 'Renewal is tendered every four years.' },
      },
    },
    acts: [
      submit(4, 'They tender every four years by statute, hence the two clauses.'),
      approve(1, 'dora.desk', 'Four years at list, the opt-out costs us little. OK.'),
    ],
  },
  {
    name: 'Pot line monitoring',
    account: 'laurentide',
    owner: 'ryan.rep',
    kind: 'expansion',
    close: 'negotiated-contract',
    opened: 15,
    why: {
      compellingEvent: 'They close the old monitoring system at year end.',
      competition: 'Upgrade of the old system.',
      inReturn: 'They test the anode model with us.',
    },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net45',
      billing: 'annual',
      lines: '1 PLT-ENT, 1 PLT-SBX, 80 ANA-PRED, 8 GW-500, 160 SN-TMP, 160 SN-CUR, 1 SV-DATA',
      custom: {
        futureProduct: { details: 'Anode model in the first half of next year, else a fee credit of ten percent.' },
        secondInstance: { details: 'Test Instance without charge in the first year.' },
      },
    },
    acts: [
      submit(5, 'They buy because of the anode model. Product management has seen the wording.'),
      askDesk(
        1,
        'quote-help',
        'Is the price lock in the right place?',
        'Legal asked for the wording of the lock on page 2.',
      ),
      take(0.1, 'dora.desk'),
      resolve(0.1, 'dora.desk', 'It belongs into the terms, not into the line. Moved.'),
    ],
  },
  {
    name: 'Wind park operations centre',
    account: 'lumiere',
    owner: 'robin.rep',
    close: 'negotiated-contract',
    opened: 13,
    why: {
      compellingEvent: 'The operations centre moves in March.',
      competition: 'The turbine maker’s portal.',
      inReturn: 'Two years of operating data for our models.',
    },
    offer: {
      book: 'eur',
      term: 24,
      pay: 'net30',
      billing: 'quarterly',
      lines: '1 PLT-ENT, 40 USR-PRO, 64 ANA-PRED, 64 CON-OPC, 2 SV-INT, 30 SV-ENG',
      custom: {
        customerPaper: { details: 'Annex on cyber security of critical infrastructure.' },
        terminationForConvenience: { noticeDays: 60 },
        customWork: { details: 'Interface to the grid operator’s dispatch system, thirty engineer days.' },
      },
    },
    acts: [
      prove(4, 'statement of work', 'Statement of work, dispatch interface.pdf', [
        'Statement of work: interface to the dispatch system',
        'Thirty days, accepted on a test of 48 hours',
      ]),
      submit(2, 'The dispatch interface is the reason they talk to us; nobody else offered to build it.'),
    ],
  },
  {
    name: 'County water works',
    account: 'redwood',
    owner: 'ryan.rep',
    kind: 'expansion',
    close: 'purchase-order',
    opened: 19,
    why: { compellingEvent: 'Grant money must be spent by June.', competition: 'Public tender, two bidders.' },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net45',
      billing: 'annual',
      lines: '4 PLT-PLUS, 30 ANA-PRED, 40 SN-FLW, 30 SN-PRS, 12 GW-200, 4 SV-ONB',
      custom: {
        unlimitedLiability: { details: 'For damage to public water supply, as the tender conditions say.' },
        autoRenewalOptOut: { details: 'No automatic renewal in public contracts of the county.' },
      },
    },
    acts: [submit(7, 'Tender conditions, word for word. We cannot change them, only bid or not.')],
  },
  {
    name: 'Sugar mill pilot',
    account: 'azucar',
    owner: 'rosa.rep',
    close: 'negotiated-contract',
    opened: 10,
    why: {
      compellingEvent: 'Harvest ends in May; the mill stands still until November.',
      reasonForDiscount: 'Pilot of one mill out of five.',
      inReturn: 'Decision on all five within six months.',
    },
    offer: {
      book: 'usd',
      term: 12,
      pay: 'net30',
      billing: 'quarterly',
      lines: '1 PLT-PLUS -15, 24 ANA-PRED -15, 4 GW-200 -10, 48 SN-VIB -12, 1 SV-ONB',
      custom: { priceLock: { months: 12 }, customerPaper: { details: 'Supplier code of conduct of the group.' } },
    },
    acts: [
      submit(3, 'One mill now, five in winter. They will not pay in advance, the code of conduct is harmless.'),
      approveUntil(1, 'finance'),
      remark(0.2, 'felix.finance', 'felix.finance', 'Asked the bureau for a rating, answer expected on Monday.'),
    ],
  },
];
