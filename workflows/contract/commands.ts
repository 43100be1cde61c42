export interface ContractInput {
  quoteId: string;
  quoteVersion: number;
  termsHash: string;
  /** The paper as last printed. */
  documentId: string;
}

export type ContractCommand =
  | { type: 'RegenerateContract'; documentId: string }
  | { type: 'IssueContract' }
  | { type: 'RecordSignedCopy'; sha256: string; signedOn: string; by: string }
  | { type: 'ConfirmSignedCopy'; by: string; sha256: string }
  | { type: 'RefuseSignedCopy'; by: string; reason: string }
  | { type: 'DeclineContract'; reason: string }
  | { type: 'WithdrawContract'; reason: string };

export type ContractCommandOf<T extends ContractCommand['type']> = Extract<ContractCommand, { type: T }>;
