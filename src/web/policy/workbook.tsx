import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Download } from 'lucide-react';
import { useMay } from '../api/me.ts';
import type { ChangedPolicy, PolicyVersion } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { asBytes, counted } from '../imports/words.tsx';
import { placeWords } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { policyFile } from './policy-file.ts';
import { Tests } from './tests.tsx';
import { UploadForm } from './upload.tsx';
import { Lines } from './version-difference.tsx';

/** The tables as a workbook, and the way back: a changed workbook becomes a file to look at and upload. */
export function Workbook({ version }: { version: PolicyVersion }) {
  const [opened, { open, close }] = useDisclosure(false);
  const mayChange = useMay('policy.write');
  return (
    <>
      <Button
        component="a"
        variant="default"
        href={addressOf(version)}
        download={`${version.policy}-${version.version}.xlsx`}
        leftSection={<Download size={15} />}
      >
        Tables as workbook
      </Button>
      {mayChange && (
        <Button variant="default" onClick={open}>
          Change by workbook
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={`Change version ${version.version} by a workbook`} size="xl">
        <Change version={version} onClose={close} />
      </Modal>
    </>
  );
}

const addressOf = ({ policy, version }: PolicyVersion): string =>
  `/api/policies/${encodeURIComponent(policy)}/versions/${version}/tables`;

function Change({ version, onClose }: { version: PolicyVersion; onClose(): void }) {
  const reading = useWrite<ChangedPolicy>();
  const changed = reading.data?.body;
  return (
    <Stack gap="sm">
      <Text c="dimmed">
        Take the tables as a workbook, add, remove, reorder or change rows in a spreadsheet, and choose it here. Nothing
        is kept until you upload it as a draft.
      </Text>
      <Group>
        <FileButton
          onChange={(file) => file && reading.mutate({ path: addressOf(version), body: asBytes(file) })}
          accept=".xlsx"
          inputProps={{ 'aria-label': 'Changed workbook' }}
        >
          {(button) => (
            <Button {...button} variant="default" loading={reading.isPending}>
              {changed || reading.error ? 'Choose another workbook' : 'Choose the workbook'}
            </Button>
          )}
        </FileButton>
      </Group>
      <Problem error={reading.error} />
      {changed && changed.tables.length === 0 && <Text>The workbook says what this version says.</Text>}
      {changed && changed.tables.length > 0 && <Changed version={version} changed={changed} onClose={onClose} />}
    </Stack>
  );
}

function Changed({
  version: { policy, source },
  changed,
  onClose,
}: {
  version: PolicyVersion;
  changed: ChangedPolicy;
  onClose(): void;
}) {
  const failed = changed.tests.filter(({ passed }) => !passed);
  const file = policyFile(policy, changed.source);
  return (
    <>
      <ul>
        {changed.tables.map((table) => (
          <li key={table.table}>{changeWords(table)}</li>
        ))}
      </ul>
      <Lines before={source} after={changed.source} />
      {failed.length > 0 && (
        <>
          <Text>It can be uploaded, but not published before these tests pass:</Text>
          <Tests tests={failed} />
        </>
      )}
      {changed.problems.length > 0 ? (
        <div role="alert">
          <Text>The rest of the file no longer fits. Mend it in the file, and upload that:</Text>
          <ul>
            {changed.problems.map(({ pointer, message }) => (
              <li key={pointer + message}>
                {message} ({placeWords(pointer)})
              </li>
            ))}
          </ul>
          <Button component="a" variant="default" mt={8} download={file.name} href={asAddress(file, changed.source)}>
            Take the file
          </Button>
        </div>
      ) : (
        <UploadForm key={changed.source} policies={[policy]} given={file} onClose={onClose} />
      )}
    </>
  );
}

const asAddress = ({ type }: File, text: string): string => `data:${type};charset=utf-8,${encodeURIComponent(text)}`;

function changeWords({ table, added, removed, changed, reordered }: ChangedPolicy['tables'][number]): string {
  const rows = { added, removed, changed };
  const said = Object.entries(rows).flatMap(([what, count]) => (count > 0 ? [`${counted(count, 'row')} ${what}`] : []));
  return `${table}: ${[...said, ...(reordered ? ['rows reordered'] : [])].join(', ')}`;
}
