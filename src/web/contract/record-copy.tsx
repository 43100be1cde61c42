import { Button, FileInput, Group, Progress, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useUpload } from '../api/upload.ts';
import { withQuery } from '../api/use-list.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** The copy that came back signed: its file and the day it was signed, sent with progress. */
export function RecordCopy({ contractId, etag }: { contractId: string; etag: string | undefined }) {
  const [file, setFile] = useState<File | null>(null);
  const [signedOn, setSignedOn] = useState('');
  const { send, share, error } = useUpload();
  const path = withQuery(`/api/contracts/${contractId}/signed-copy`, { signedOn });
  const busy = share !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file) void send({ path, file, mediaType: 'application/pdf', ifMatch: etag });
      }}
    >
      <Stack gap="sm" maw={420}>
        <FileInput
          label="Signed copy"
          description="A PDF, as it came back from the customer"
          placeholder="Choose a file"
          accept="application/pdf"
          required
          clearable
          clearButtonProps={{ 'aria-label': 'Remove file' }}
          value={file}
          onChange={setFile}
        />
        <TextInput
          type="date"
          label="Signed on"
          description="The day of the last signature"
          required
          value={signedOn}
          onChange={(event) => setSignedOn(event.currentTarget.value)}
          error={fieldError(error, '#query/signedOn')}
        />
        {share !== undefined && <Progress value={share * 100} aria-label="Sent so far" />}
        <Problem error={error} except={['#query/signedOn']} />
        <Group>
          <Button type="submit" loading={busy} disabled={!file || signedOn === ''}>
            Record signed copy
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
