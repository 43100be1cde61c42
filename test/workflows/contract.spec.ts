import { describe, it } from '@jest/globals';
import type { MachineCommand } from '../../workflows/registry.ts';
import { begun, given } from '../support/workflow.ts';
import { journeys } from './journeys.ts';

const contract = begun('contract', journeys.contract.input);
const issued: MachineCommand = { type: 'IssueContract' };
const recorded: MachineCommand = { type: 'RecordSignedCopy', sha256: 'copy', signedOn: '2027-01-12', by: 'ann' };
const confirmed = (by: string, sha256: string): MachineCommand => ({ type: 'ConfirmSignedCopy', by, sha256 });
const refused: MachineCommand = { type: 'RefuseSignedCopy', by: 'bob', reason: 'page 2 is missing' };
const waiting = ['ConfirmSignedCopy', 'RefuseSignedCopy', 'WithdrawContract'];

describe('a contract', () => {
  it('is printed again as another document while it is a draft', () => {
    given(contract)
      .when({ type: 'RegenerateContract', documentId: 'E' })
      .then('draft', { type: 'ContractRegenerated', documentId: 'E', termsHash: 'terms' });
  });

  it('that is out for signature is not printed again', () => {
    given(contract, issued)
      .when({ type: 'RegenerateContract', documentId: 'E' })
      .refuses('RecordSignedCopy', 'DeclineContract', 'WithdrawContract');
  });

  it('is signed when a second person confirms the copy that was recorded', () => {
    given(contract, issued, recorded)
      .when(confirmed('bob', 'copy'))
      .then('signed', { type: 'ContractSigned', by: 'bob', sha256: 'copy' });
  });

  it('is not signed by the person who recorded the copy', () => {
    given(contract, issued, recorded)
      .when(confirmed('ann', 'copy'))
      .refuses(...waiting);
  });

  it('is not signed by confirming another copy', () => {
    given(contract, issued, recorded)
      .when(confirmed('bob', 'another'))
      .refuses(...waiting);
  });

  it('forgets a copy that was refused: who recorded it may confirm the next one, of somebody else', () => {
    const next: MachineCommand = { ...recorded, sha256: 'better copy', by: 'bob' };
    given(contract, issued, recorded)
      .when(refused)
      .then('issued', { type: 'SignedCopyRefused', reason: 'page 2 is missing' });
    given(contract, issued, recorded, refused, next)
      .when(confirmed('ann', 'copy'))
      .refuses(...waiting);
    given(contract, issued, recorded, refused, next)
      .when(confirmed('ann', 'better copy'))
      .then('signed', 'ContractSigned');
  });

  it.each([
    ['declined', { type: 'DeclineContract', reason: 'price' }],
    ['withdrawn', { type: 'WithdrawContract', reason: 'revised' }],
  ] as const)('that was %s cannot be signed any more', (state, command) => {
    given(contract, issued)
      .when(command)
      .then(state, { type: state === 'declined' ? 'ContractDeclined' : 'ContractWithdrawn' });
    given(contract, issued, command).when(recorded).refuses();
  });
});

describe('an order', () => {
  const order = begun('order', journeys.order.input);
  const held: MachineCommand = { type: 'HoldOrder', reason: 'no purchase order number' };

  it('that is held is released before it is accepted', () => {
    given(order, held).when({ type: 'AcceptOrder', note: '' }).refuses('ReleaseOrder');
    given(order, held)
      .when({ type: 'ReleaseOrder', note: 'it came' })
      .then('received', { type: 'OrderReleased', note: 'it came' });
  });

  it('that is accepted stays so', () => {
    given(order)
      .when({ type: 'AcceptOrder', note: 'fine' })
      .then('accepted', { type: 'OrderAccepted', contractId: 'K' });
    given(order, { type: 'AcceptOrder', note: 'fine' }).when(held).refuses();
  });
});

describe('an invoice', () => {
  const invoice = begun('invoice', journeys.invoice.input);
  const issuedWith: MachineCommand = { type: 'IssueInvoice', number: '7', issuedOn: '2027-01-15' };
  const settled: MachineCommand = { type: 'SettleInvoice', settledOn: '2027-02-10', reference: 'transfer' };

  it('keeps the number it was issued with', () => {
    given(invoice).when(issuedWith).then('issued', { type: 'InvoiceIssued', number: '7', orderId: 'O' });
    given(invoice, issuedWith)
      .when({ ...issuedWith, number: '8' })
      .refuses('SettleInvoice');
  });

  it('is settled once, after it was issued', () => {
    given(invoice).when(settled).refuses('IssueInvoice');
    given(invoice, issuedWith).when(settled).then('settled', { type: 'InvoiceSettled', reference: 'transfer' });
    given(invoice, issuedWith, settled).when(settled).refuses();
  });
});
