import type { ContractCommand, ContractInput } from './commands.ts';

type From<T extends ContractCommand['type']> = ContractInput & Omit<Extract<ContractCommand, { type: T }>, 'type'>;

export interface ContractFacts {
  ContractDrafted: ContractInput;
  ContractRegenerated: From<'RegenerateContract'>;
  ContractIssued: From<'IssueContract'>;
  SignedCopyRecorded: From<'RecordSignedCopy'>;
  SignedCopyRefused: From<'RefuseSignedCopy'>;
  ContractSigned: From<'ConfirmSignedCopy'>;
  ContractDeclined: From<'DeclineContract'>;
  ContractWithdrawn: From<'WithdrawContract'>;
}
