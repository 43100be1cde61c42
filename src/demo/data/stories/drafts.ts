import { askChanges, approve, reject } from '../../acts/approval.ts';
import { attach, edit, recall, revise, submit } from '../../acts/quote.ts';
import type { Story } from '../../story.ts';

/** With the rep: being written, returned, rejected or taken back. */
export const drafts: Story[] = [
  {
    name: 'Press shop monitoring, hall 3',
    account: 'ostwerk',
    owner: 'renate.rep',
    kind: 'expansion',
    close: 'order-form-online-terms',
    opened: 9,
    why: {
      compellingEvent: 'A hydraulic press failed in September and stopped the hall for four days.',
      competition: 'Their integrator offers sensors without software.',
    },
    offer: {
      book: 'eur',
      term: 24,
      pay: 'net30',
      billing: 'annual',
      lines: '1 PLT-PLUS, 18 ANA-PRED, 3 GW-100, 36 SN-VIB',
    },
    acts: [edit(2, { lines: '1 PLT-PLUS, 22 ANA-PRED -5, 3 GW-100, 44 SN-VIB -5, 3 SV-INST' })],
  },
  {
    name: 'Elevator test towers',
    account: 'kallio',
    owner: 'rita.rep',
    close: 'negotiated-contract',
    opened: 6,
    why: { compellingEvent: 'The new test tower opens in spring; wiring is laid in January.' },
    offer: {
      book: 'eur',
      term: 36,
      pay: 'net30',
      billing: 'annual',
      lines: '2 PLT-ENT, 60 USR-PRO, 40 ANA-PRED, 4 GW-500, 160 SN-VIB, 2 SV-ONB',
    },
    acts: [
      attach(1, 'Test tower requirements.pdf', [
        'Test towers 1 and 2: monitoring requirements',
        '160 measuring points, 1 kHz, 30 days at full detail',
        'Data must not leave the European Union',
      ]),
      edit(1, { lines: '2 PLT-ENT, 60 USR-PRO -8, 40 ANA-PRED, 4 GW-500, 160 SN-VIB, 1 SEC-REG, 2 SV-ONB' }),
    ],
  },
  {
    name: 'Locomotive shed pilot',
    account: 'prairie',
    owner: 'ryan.rep',
    close: 'order-form-online-terms',
    opened: 4,
    why: { compellingEvent: 'Two traction motors lost in one winter.', competition: 'Do nothing.' },
    offer: {
      book: 'usd',
      term: 12,
      pay: 'prepaid',
      billing: 'upfront',
      lines: '1 PLT-CORE, 8 USR-STD, 6 ANA-PRED, 1 GW-200, 12 SN-VIB',
    },
    acts: [],
  },
  {
    name: 'Dry dock crane monitoring',
    account: 'clyde',
    owner: 'ruth.rep',
    close: 'order-form-online-terms',
    opened: 15,
    why: {
      compellingEvent: 'Insurers ask for load histories of both cranes.',
      reasonForDiscount: 'First order; they compare with a local installer.',
      inReturn: 'Logo and a site visit for other yards.',
    },
    offer: {
      book: 'gbp',
      term: 24,
      pay: 'net60',
      billing: 'quarterly',
      lines: '1 PLT-PLUS -12, 14 ANA-PRED -15, 2 GW-EX -8, 28 SN-VIBX -10, 1 SV-ONB',
    },
    acts: [
      submit(3, 'Cranes are the door to the whole yard. They pay slowly but they pay.'),
      approve(1, 'mona.manager', 'Good entry. Payment terms are finance’s call, not mine.'),
      askChanges(
        2,
        'farah.finance',
        'Credit class C and net 60 do not go together. Half in advance and net 30 for the rest, then I am with you.',
      ),
    ],
  },
  {
    name: 'Clean room monitoring, building 9',
    account: 'bluehill',
    owner: 'raj.rep',
    close: 'negotiated-contract',
    opened: 20,
    why: {
      compellingEvent: 'Validation of building 9 starts in February.',
      competition: 'A building-automation vendor with a module of its own.',
      inReturn: 'Framework for two further buildings.',
    },
    offer: {
      book: 'usd',
      term: 36,
      pay: 'net45',
      billing: 'annual',
      lines: '1 PLT-ENT, 40 USR-STD, 6 ANA-QUAL, 1 SEC-KEY, 90 SN-AQ, 60 SN-TMP, 5 GW-200, 1 SV-ONB',
      custom: { customerPaper: { details: 'Customer’s quality agreement QA-117 in its version of May.' } },
    },
    acts: [
      submit(4, 'They buy on their quality agreement only. Everything else is list price.'),
      askChanges(
        3,
        'liam.legal',
        'QA-117 gives them audit rights at our suppliers. Please get section 6 struck or limited to our own sites, then send it again.',
      ),
    ],
  },
  {
    name: 'Slaughter line hygiene monitoring',
    account: 'pampas',
    owner: 'rosa.rep',
    close: 'negotiated-contract',
    opened: 34,
    why: {
      compellingEvent: 'Export licence is renewed in January.',
      reasonForDiscount: 'Budget was set in pesos before the devaluation.',
    },
    offer: {
      book: 'usd',
      term: 12,
      pay: 'net60',
      billing: 'monthly',
      header: '18',
      lines: '1 PLT-PLUS, 20 USR-STD, 3 ANA-QUAL, 60 SN-TMP, 3 GW-100',
      validFor: 60,
    },
    acts: [
      submit(5, 'Price is all that stands between us and the order.'),
      approve(1, 'mark.manager', 'At the edge of what I can give, and only because of the export licence.'),
      reject(
        3,
        'felix.finance',
        'No rating, no history, net 60 and eighteen percent off: I cannot carry that. Prepaid for the first year and I look again.',
      ),
      reject(1, 'farah.finance', 'Same view. The bureau has nothing on them.'),
    ],
  },
  {
    name: 'Press line simulation',
    account: 'ostwerk',
    owner: 'renate.rep',
    kind: 'expansion',
    close: 'order-form-online-terms',
    opened: 41,
    why: {
      compellingEvent: 'A new press model goes into series in spring.',
      competition: 'Built in-house by two engineers.',
    },
    offer: {
      book: 'eur',
      term: 12,
      pay: 'net30',
      billing: 'quarterly',
      lines: '4 ANA-TWIN -38, 6 SV-ENG',
      validFor: 60,
    },
    acts: [
      submit(4, 'Their own engineers are the competition. At this price the works council signs.'),
      reject(
        4,
        'vera.vp',
        'Almost thirty percent off new software with services on top: no. Offer a paid trial of one line instead.',
      ),
      revise(18, 'Trial of one line first, as Vera asked.', { lines: '1 ANA-TWIN -10, 4 SV-ENG', validFor: 45 }),
    ],
  },
  {
    name: 'Kiln monitoring, second mill',
    account: 'southern',
    owner: 'ren.rep',
    kind: 'expansion',
    close: 'order-form-online-terms',
    opened: 16,
    why: {
      compellingEvent: 'The second mill reopens after the fire.',
      reasonForDiscount: 'They helped us with the kiln model.',
    },
    offer: {
      book: 'usd',
      term: 24,
      pay: 'net30',
      billing: 'annual',
      lines: '1 PLT-CORE -15, 8 ANA-PRED -15, 1 GW-200 -10, 30 SN-TMP -12',
    },
    acts: [
      submit(4, 'Fifteen percent as promised for the pilot data.'),
      recall(2, 'They want the dryer included. I take it back and add the flow meters.'),
    ],
  },
];
