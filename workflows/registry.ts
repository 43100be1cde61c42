import type { AnyStateMachine } from 'xstate';
import type { ApprovalCommand } from './approval/commands.ts';
import type { ApprovalFacts } from './approval/facts.ts';
import { approvalMachine } from './approval/machine.ts';
import type { ContractCommand } from './contract/commands.ts';
import type { ContractFacts } from './contract/facts.ts';
import { contractMachine } from './contract/machine.ts';
import type { DealFacts } from './deal-facts.ts';
import type { DeskRequestCommand } from './desk-request/commands.ts';
import type { DeskRequestFacts } from './desk-request/facts.ts';
import { deskRequestMachine } from './desk-request/machine.ts';
import type { InvoiceCommand } from './invoice/commands.ts';
import type { InvoiceFacts } from './invoice/facts.ts';
import { invoiceMachine } from './invoice/machine.ts';
import type { OrderCommand } from './order/commands.ts';
import type { OrderFacts } from './order/facts.ts';
import { orderMachine } from './order/machine.ts';
import type { QuoteCommand } from './quote/commands.ts';
import type { QuoteFacts } from './quote/facts.ts';
import { quoteMachine } from './quote/machine.ts';

export type WorkflowName = 'quote' | 'approval' | 'contract' | 'order' | 'invoice' | 'desk-request';

interface Workflow {
  machine: AnyStateMachine;
  /** Raised when the shape of stored state changes; an upgrade then leads from the version before. */
  version: number;
}

/** Every machine of the product with the version of its stored state. */
export const workflows: Record<WorkflowName, Workflow> = {
  quote: { machine: quoteMachine, version: 1 },
  approval: { machine: approvalMachine, version: 1 },
  contract: { machine: contractMachine, version: 1 },
  order: { machine: orderMachine, version: 1 },
  invoice: { machine: invoiceMachine, version: 1 },
  'desk-request': { machine: deskRequestMachine, version: 1 },
};

/** What can be asked of a machine, by workflow. */
export type MachineCommand =
  | QuoteCommand
  | ApprovalCommand
  | ContractCommand
  | OrderCommand
  | InvoiceCommand
  | DeskRequestCommand;

/** Every fact that can happen to a deal, with its data. */
export type Facts = DealFacts &
  QuoteFacts &
  ApprovalFacts &
  ContractFacts &
  OrderFacts &
  InvoiceFacts &
  DeskRequestFacts;
export type FactType = keyof Facts;
