import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Deal } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { DealFields, dealBody, type DealDraft, JustificationFields } from '../deals/deal-fields.tsx';
import { Problem } from '../parts/problem.tsx';

/** Changes what is written of the deal itself: only what differs is sent. */
export function ChangeDeal({ deal, etag }: { deal: Deal; etag: string | undefined }) {
  const [opened, { open, close }] = useDisclosure(false);
  const [changes, setChanges] = useState<Partial<DealDraft>>({});
  const save = useWrite({
    onDone: () => {
      setChanges({});
      close();
    },
  });
  // Reading the deal anew while somebody types keeps what was typed over what was read.
  const draft = { ...draftOf(deal), ...changes };
  const change = (more: Partial<DealDraft>) => setChanges((before) => ({ ...before, ...more }));
  const submit = () => {
    const body = Object.fromEntries(Object.entries(dealBody(draft)).filter(([name]) => name in changes));
    save.mutate({ method: 'PATCH', path: `/api/deals/${deal.id}`, body, ifMatch: etag });
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        Edit deal
      </Button>
      <Modal opened={opened} onClose={close} title={`Edit ${deal.number}`} size={760}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack gap="md">
            <DealFields
              draft={draft}
              onChange={change}
              onAccount={(account) => change({ accountId: account?.id ?? null })}
              error={save.error}
            />
            <JustificationFields draft={draft} onChange={change} error={save.error} />
            <Problem error={save.error} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending} disabled={Object.keys(changes).length === 0}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

function draftOf(deal: Deal): DealDraft {
  return {
    name: deal.name,
    accountId: deal.account.id,
    sellerId: deal.seller.id,
    kind: deal.kind,
    paper: deal.paper,
    routeToMarket: deal.routeToMarket,
    partnerId: deal.partner?.id ?? null,
    partnerMargin: deal.partnerMargin ?? '',
    wayToClose: deal.wayToClose,
    customerCloseDate: deal.customerCloseDate ?? '',
    justification: deal.justification,
  };
}
