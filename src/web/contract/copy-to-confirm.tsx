import { Button, Group, Stack, Text } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../api/me.ts';
import type { Contract } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { Problem } from '../parts/problem.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';

interface CopyToConfirmProps {
  contract: Contract;
  copy: NonNullable<Contract['signedCopy']>;
  etag: string | undefined;
}

/** The second person's part: open the copy, compare it with what was approved, confirm or refuse. */
export function CopyToConfirm({ contract, copy, etag }: CopyToConfirmProps) {
  const me = useMe();
  const [opened, setOpened] = useState<string>();
  const confirmation = useWrite();
  const path = `/api/contracts/${contract.id}/signed-copy`;
  const mine = copy.recordedBy.id === me?.id;
  // What was opened counts for that copy alone: a newer one has to be opened again.
  const seen = opened === copy.sha256;

  return (
    <Stack gap="sm" mt={12}>
      <Text>{mine ? ownWords : otherWords}</Text>
      <Group gap={8}>
        <Button
          component="a"
          href={`${path}/content`}
          target="_blank"
          variant={seen || mine ? 'default' : 'filled'}
          leftSection={<FileText size={14} aria-hidden="true" />}
          onClick={() => setOpened(copy.sha256)}
        >
          Open signed copy
        </Button>
        {!mine && (
          <CommandButton
            command="ConfirmSignedCopy"
            available={contract.available}
            variant={seen ? 'filled' : 'default'}
            disabled={!seen}
            loading={confirmation.isPending}
            onClick={() =>
              confirmation.mutate({ path: `${path}/confirmation`, ifMatch: etag, body: { sha256: copy.sha256 } })
            }
          >
            Confirm signed copy
          </CommandButton>
        )}
        <ReasonCommand
          command="RefuseSignedCopy"
          available={contract.available}
          path={`${path}/refusal`}
          ifMatch={etag}
          name="Refuse copy"
          danger
        >
          The contract goes back to “out for signature” and another copy can be recorded.
        </ReasonCommand>
      </Group>
      {!mine && !seen && <Text c="dimmed">Open the copy first: confirming says that you have read this file.</Text>}
      <Problem error={confirmation.error} />
    </Stack>
  );
}

const ownWords =
  'You recorded this copy, so you cannot confirm it: somebody else who may work on contracts has to open and confirm it.';
const otherWords =
  'Compare the copy with the approved terms and clauses on this page. Confirming makes the deal signed and creates its order.';
