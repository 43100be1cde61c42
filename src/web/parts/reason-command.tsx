import { type ReactNode, useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from './command-button.tsx';
import { ConfirmWithReason } from './confirm-with-reason.tsx';

interface ReasonCommandProps {
  command: string;
  available: readonly string[];
  path: string;
  ifMatch: string | undefined;
  /** What the button says: "Decline contract". */
  name: string;
  /** The request's field for the words, and its label. */
  field?: string;
  label?: string;
  optional?: boolean;
  danger?: boolean;
  /** The one thing that is usually done here. */
  primary?: boolean;
  /** What will happen, in words. */
  children: ReactNode;
}

/** A command that takes words with it: its button, and the question for the words. */
export function ReasonCommand({
  command,
  available,
  path,
  ifMatch,
  name,
  field = 'reason',
  label,
  optional,
  danger,
  primary = false,
  children,
}: ReasonCommandProps) {
  const [asking, setAsking] = useState(false);
  const sending = useWrite({ onDone: () => setAsking(false) });
  return (
    <>
      <CommandButton
        command={command}
        available={available}
        variant={primary ? 'filled' : 'default'}
        onClick={() => setAsking(true)}
      >
        {name}
      </CommandButton>
      <ConfirmWithReason
        opened={asking}
        onClose={() => setAsking(false)}
        title={name}
        confirm={name}
        label={label}
        field={field}
        optional={optional}
        danger={danger}
        busy={sending.isPending}
        error={sending.error}
        onConfirm={(text) => sending.mutate({ path, ifMatch, body: { [field]: text } })}
      >
        {children}
      </ConfirmWithReason>
    </>
  );
}
