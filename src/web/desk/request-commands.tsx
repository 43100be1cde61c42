import { useMe } from '../api/me.ts';
import type { DeskRequest } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { useShortcuts } from '../parts/keyboard.tsx';
import { Problem } from '../parts/problem.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';
import { HandOver } from './hand-over.tsx';

/** Take, take over, hand over, withdraw: what needs no words in the conversation. */
export function RequestCommands({ request, etag }: { request: DeskRequest; etag: string | undefined }) {
  const { id, available, owner } = request;
  const me = useMe();
  const taking = useWrite();
  const path = `/api/desk-requests/${id}`;
  const mayTake = available.includes('TakeRequest');
  const takeOver = available.includes('HandOver') && owner !== null && owner.id !== me?.id;
  const take = () => {
    if (mayTake) taking.mutate({ path: `${path}/take`, body: {}, ifMatch: etag });
    else if (takeOver) taking.mutate({ path: `${path}/hand-over`, body: { to: me?.id }, ifMatch: etag });
  };
  useShortcuts(mayTake || takeOver ? [{ keys: 't', does: mayTake ? 'Take it' : 'Take it over', run: take }] : []);
  return (
    <>
      <CommandButton
        command={mayTake ? 'TakeRequest' : 'HandOver'}
        available={mayTake || takeOver ? available : []}
        variant={mayTake ? 'filled' : 'default'}
        loading={taking.isPending}
        onClick={take}
      >
        {mayTake ? 'Take it' : 'Take it over'}
      </CommandButton>
      <HandOver request={request} etag={etag} />
      <ReasonCommand
        command="WithdrawRequest"
        available={available}
        path={`${path}/withdrawal`}
        ifMatch={etag}
        name="Withdraw"
        danger
      >
        The desk stops working on it. Everything that was said stays.
      </ReasonCommand>
      <Problem error={taking.error} />
    </>
  );
}
