import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMay } from '../api/me.ts';
import type { PriceAgreement } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { actionsColumn, agreementColumns } from './columns.tsx';

/** The prices that contracts with an account fix. */
export function AccountAgreements({ accountId }: { accountId: string }) {
  const { rows, error, again } = useList<PriceAgreement>('/api/price-agreements', { account: accountId, limit: 200 });
  const mayWrite = useMay('agreement.write');
  const [entering, { open, close }] = useDisclosure(false);
  return (
    <Section
      title="Price agreements"
      aside={
        mayWrite && (
          <Button variant="default" size="compact-xs" onClick={open}>
            Enter agreement
          </Button>
        )
      }
    >
      <Problem error={error} again={again} />
      {rows?.length === 0 && <Empty title="None">List prices apply.</Empty>}
      {rows && rows.length > 0 && (
        <PlainTable
          label="Price agreements"
          cards
          rows={rows}
          rowKey={({ id }) => id}
          columns={mayWrite ? [...agreementColumns, actionsColumn] : agreementColumns}
        />
      )}
      <Drawer opened={entering} onClose={close} position="right" size={460} title="New price agreement">
        <AgreementForm accountId={accountId} onDone={close} />
      </Drawer>
    </Section>
  );
}
