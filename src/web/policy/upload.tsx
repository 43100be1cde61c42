import { Autocomplete, Button, FileInput, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** Uploads a policy file as the next draft; what does not compile is listed with its place in the file. */
export function UploadPolicy({ policies }: { policies: readonly string[] }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open}>Upload version</Button>
      <Modal opened={opened} onClose={close} title="Upload a policy version" size="lg">
        <UploadForm policies={policies} onClose={close} />
      </Modal>
    </>
  );
}

/** The form to propose a file; `given`: one that stands in it already. */
export function UploadForm({
  policies,
  given = null,
  onClose,
}: {
  policies: readonly string[];
  given?: File | null;
  onClose(): void;
}) {
  const navigate = useNavigate();
  const [policy, setPolicy] = useState(policies[0] ?? '');
  const [file, setFile] = useState<File | null>(given);
  const [note, setNote] = useState('');
  useWindowEvent('dragover', (event) => event.preventDefault());
  useWindowEvent('drop', (event) => {
    event.preventDefault();
    setFile(event.dataTransfer?.files[0] ?? null);
  });
  const uploading = useWrite<{ policy: string; version: number }>({
    onDone: ({ body }) => void navigate(`/policy/${body.policy}/${body.version}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void file
          ?.text()
          .then((source) =>
            uploading.mutate({ path: `/api/policies/${encodeURIComponent(policy)}/versions`, body: { source, note } }),
          );
      }}
    >
      <Stack gap="sm">
        <Autocomplete label="Policy" required data={[...policies]} value={policy} onChange={setPolicy} />
        <FileInput
          label="File"
          description="YAML or JSON; choose it, or drop it anywhere on the page"
          placeholder="Choose a file"
          accept=".yaml,.yml,.json"
          required
          clearable
          clearButtonProps={{ 'aria-label': 'Remove file' }}
          value={file}
          onChange={setFile}
          error={fieldError(uploading.error, '/source')}
        />
        <Textarea
          label="What changed and why"
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldError(uploading.error, '/note')}
        />
        <Problem error={uploading.error} except={['/source', '/note']} />
        <Text c="dimmed">The version waits as a draft until a second person puts it in force.</Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={uploading.isPending} disabled={!file || policy.trim() === ''}>
            Upload as draft
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
