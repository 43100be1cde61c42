import { setup } from 'xstate';
import { record, recording } from '../record.ts';
import type { OrderCommand, OrderInput } from './commands.ts';

/** A signed deal as finance books it. */
export const orderMachine = setup({
  types: {
    context: {} as OrderInput,
    events: {} as OrderCommand,
    input: {} as OrderInput,
  },
  actions: { record: recording<OrderInput>((context) => context) },
}).createMachine({
  id: 'order',
  context: ({ input }) => ({ ...input }),
  initial: 'received',
  entry: record('OrderReceived', { bare: true }),
  states: {
    received: {
      on: {
        AcceptOrder: { target: 'accepted', actions: record('OrderAccepted') },
        HoldOrder: { target: 'held', actions: record('OrderHeld') },
      },
    },
    held: {
      on: {
        ReleaseOrder: { target: 'received', actions: record('OrderReleased') },
      },
    },
    accepted: { type: 'final' },
  },
});
