/** What people write in the ordinary course of business. */

export const competition = [
  'The maker of the machines.',
  'A local integrator.',
  'Their own engineers.',
  'Two bidders, both dearer on hardware.',
  'Do nothing.',
  'A cloud start-up without sensors of its own.',
] as const;

export const reasonsForDiscount = [
  'Matched to what the sister plant pays.',
  'First order; the next halls follow at list.',
  'Volume of the whole site in one order.',
  'Against a cheaper offer for the sensors.',
  'Budget of this year ends below list.',
  'Loyal customer, paid on time for years.',
] as const;

export const inReturn = [
  'A reference call for two prospects.',
  'Three years instead of one.',
  'The whole year paid in advance.',
  'Order before the end of the quarter.',
  'We may name them in the trade press.',
  'Decision on the second hall within six months.',
] as const;

export const submitted = {
  plain: ['Inside the standard.', 'Nothing unusual in it.', 'List conditions, as agreed on the phone.'],
  discounted: [
    'With this we sign before the quarter ends.',
    'They have the other offer on the table; this is what it takes.',
    'Same depth as last year, longer term.',
    'The plant manager fights for us, purchasing wants this number.',
    'I kept hardware near list and gave on the licences.',
  ],
} as const;

export const returned = [
  'The depth is not explained. What do we get for it?',
  'Please move the discount from the sensors to the licences and come back.',
  'Term and payment do not fit together: pick one of the two.',
  'Ask them for the second year first.',
] as const;
export const revised = [
  'They agreed to a reference visit; discount lowered by two points.',
  'Hardware is at list now, licences carry the discount.',
  'They take the longer term, the rest stays.',
] as const;
export const refused = [
  'We lose money on the hardware at this price, and the term is too short to earn it back.',
  'Third offer below the floor for this customer. No.',
] as const;

export const customerChanges = [
  'Customer wants to start with fewer machines.',
  'Two more sensors for each drive after the survey.',
  'Purchasing asked for one number less on the header.',
] as const;
export const recalls = ['Wrong quantity in line 2.', 'Customer called: delivery moves by a month.'] as const;

export const accepted = [
  'Accepted by mail.',
  'Plant manager accepted on the phone, order form to follow.',
  'Accepted after the board meeting.',
  'Purchasing accepted, with thanks for the quick answer.',
] as const;

export const lossReasons = [
  'Lost on price: the other offer was a fifth cheaper.',
  'Lost to the maker of the machines, who bundles it with service.',
  'Budget cut; they ask again next year.',
  'They build it themselves.',
  'Our sponsor left, and nobody took it up.',
  'No decision after four calls.',
  'They needed it in weeks; we could not deliver the sensors in time.',
] as const;

export const bookings = [
  'Purchase order matches.',
  'All as quoted.',
  'Credit limit covers it.',
  'Booked; invoices to the shared service centre.',
] as const;
export const holds = [
  ['The purchase order names another place of delivery.', 'Corrected purchase order is here.'],
  ['An older invoice is still open.', 'Paid this morning.'],
] as const;

export const deskQuestions = [
  [
    'quote-help',
    'Which gateway for the wet area?',
    'They clean with high pressure. Does the 200 stand that?',
    'The 200 does, with the cabinet kit.',
  ],
  [
    'flat-renewal',
    'Same price again',
    'They renew without a change if the price stays.',
    'Flat is fine: the list did not move.',
  ],
  [
    'co-term',
    'One end date for two contracts',
    'Both are to end with the financial year.',
    'Prorated by the day; it is in the draft.',
  ],
  [
    'arr-review',
    'Seats against platform',
    'They give back seats and take the larger platform.',
    'Net ARR goes up; quote it as one order.',
  ],
  [
    'rfp',
    'Security questionnaire',
    'Sixty questions of their IT department.',
    'All answered; the file is on the deal.',
  ],
] as const;

export const extensions = [
  ['Their board meets a week later than planned.', 'Same terms, no reason to lose it over a week.'],
  ['Customer’s purchasing is short of people until the end of the month.', 'Granted once.'],
] as const;
