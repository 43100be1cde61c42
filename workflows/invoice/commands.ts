export interface InvoiceInput {
  orderId: string;
  ordinal: number;
}

export type InvoiceCommand =
  | { type: 'IssueInvoice'; number: string; issuedOn: string }
  | { type: 'SettleInvoice'; settledOn: string; reference: string };
