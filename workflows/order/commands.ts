export interface OrderInput {
  contractId: string;
  quoteId: string;
  quoteVersion: number;
  termsHash: string;
}

export type OrderCommand =
  | { type: 'AcceptOrder'; note: string }
  | { type: 'HoldOrder'; reason: string }
  | { type: 'ReleaseOrder'; note: string };
