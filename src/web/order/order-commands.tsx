import type { Order } from '../api/types.ts';
import { ReasonCommand } from '../parts/reason-command.tsx';

/** Accept, hold or release, as far as this person may now. */
export function OrderCommands({ order, etag }: { order: Order; etag: string | undefined }) {
  const path = `/api/orders/${order.id}`;
  const common = { available: order.available, ifMatch: etag };
  return (
    <>
      <ReasonCommand
        {...common}
        command="AcceptOrder"
        path={`${path}/acceptance`}
        name="Accept order"
        field="note"
        label="Note"
        optional
        primary
      >
        Books the order and makes its {order.schedule.length === 1 ? 'invoice' : `${order.schedule.length} invoices`} as
        drafts. This is final.
      </ReasonCommand>
      <ReasonCommand {...common} command="HoldOrder" path={`${path}/hold`} name="Put on hold">
        Nothing is billed until the order is released. The deal’s owner sees the reason.
      </ReasonCommand>
      <ReasonCommand
        {...common}
        command="ReleaseOrder"
        path={`${path}/release`}
        name="Release"
        field="note"
        label="Note"
        optional
        primary
      >
        The order can be accepted again.
      </ReasonCommand>
    </>
  );
}
