import type { OrderCommand, OrderInput } from './commands.ts';

type From<T extends OrderCommand['type']> = OrderInput & Omit<Extract<OrderCommand, { type: T }>, 'type'>;

export interface OrderFacts {
  OrderReceived: OrderInput;
  OrderAccepted: From<'AcceptOrder'>;
  OrderHeld: From<'HoldOrder'>;
  OrderReleased: From<'ReleaseOrder'>;
}
