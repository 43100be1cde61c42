/** What people write when they agree, by role. */
export const comments: Record<string, readonly string[]> = {
  'sales-manager': [
    'Fine with me. We know this plant, and the second site is realistic next year.',
    'OK, but this is the floor for this customer. Please do not promise more on the renewal.',
    'Approved. Good that they take the longer term for it.',
    'I spoke to their plant manager last week, the timing is real.',
    'Agreed. Keep Standard Support out of any further discount.',
    'Happy with this one. Ask for the reference visit in writing.',
    'Approved, in line with what we gave comparable sites this quarter.',
    'Yes. The competitor is cheaper on sensors only, we are right not to follow further.',
  ],
  'deal-desk': [
    'Structure is clean, hardware carries its own margin. OK.',
    'Moved nothing, checked the tier prices: they are the list of today.',
    'Approved. Please attach the signed statement of work before the order comes.',
    'Price lock is limited to the first renewal, that is fine.',
    'OK from the desk. Services are priced at cost plus, no room left there.',
    'Checked against the two other open quotes for this group, no overlap.',
    'The second instance is small; approved as a one-off.',
  ],
  finance: [
    'Credit limit covers it. Invoices go to the group address.',
    'Paid on time for the last six invoices, net 60 is acceptable here.',
    'Margin is thin because of the hardware share; recurring part makes up for it in year two. OK.',
    'Approved. Withholding tax is on the customer, see their confirmation in the attachments.',
    'Fine. First invoice before delivery, please keep it that way.',
    'Checked days to cash, within our range for the quarter.',
  ],
  legal: [
    'Wording agreed with their counsel, see clause 9.',
    'Acceptable with the cap on data recovery left in place.',
    'Customer paper reviewed: no audit right beyond ours, governing law unchanged. OK.',
    'Ninety days’ notice is what we gave others. Approved.',
    'Fine. I will draft from our template and mark the deviation.',
  ],
  'vp-sales': [
    'Strategic account, I sponsor it. Make sure the roadmap sentence stays as drafted.',
    'Go. This is the entry into the group we have wanted for two years.',
    'Approved. I want a case study out of it.',
    'OK at this depth because of the three-year commitment.',
  ],
  cfo: [
    'Accepted for the volume. Not a precedent.',
    'OK. Please report realised margin after the first delivery.',
    'Approved given the prepayment.',
    'I can live with this, the recurring share is above 60 %.',
  ],
};
