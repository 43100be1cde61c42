import { Button, FileButton, Group, NativeSelect, Progress } from '@mantine/core';
import type { Evidence } from '../../../domain/offer.ts';
import { read } from '../../api/client.ts';
import type { Deal } from '../../api/types.ts';
import { useUpload } from '../../api/upload.ts';
import { useResource } from '../../api/use-resource.ts';
import { Problem } from '../../parts/problem.tsx';

type Brought = Omit<Evidence, 'for'>;

interface Props {
  dealId: string;
  name: string;
  brought: readonly Evidence[];
  onBrought: (files: Brought[]) => void;
}

/** Shows a file of the deal as evidence, or one that becomes a file of the deal by being shown. */
export function BringEvidence({ dealId, name, brought, onBrought }: Props) {
  const path = `/api/deals/${dealId}`;
  const deal = useResource<Deal>(path).data;
  const upload = useUpload();
  const files = deal?.body.attachments ?? [];
  const others = files.filter(({ id }) => !brought.some(({ attachment }) => attachment === id));
  const add = (file: File | null) => {
    if (!file) return;
    void (async () => {
      const before = new Set(files.map(({ id }) => id));
      const to = `${path}/attachments?name=${encodeURIComponent(file.name)}`;
      if (!(await upload.send({ path: to, file, ...(deal?.etag && { ifMatch: deal.etag }) }))) return;
      const { body } = await read<Deal>(path);
      onBrought(
        body.attachments.filter(({ id, name: called }) => !before.has(id) && called === file.name).map(broughtOf),
      );
    })();
  };
  return (
    <div>
      <Group gap={8} wrap="nowrap">
        {others.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={`File of the deal that shows: ${name}`}
            value=""
            data={[
              { value: '', label: 'A file of the deal' },
              ...others.map(({ id, name: called }) => ({ value: id, label: called })),
            ]}
            onChange={({ currentTarget }) => {
              const chosen = others.find(({ id }) => id === currentTarget.value);
              if (chosen) onBrought([broughtOf(chosen)]);
            }}
          />
        )}
        <FileButton onChange={add} inputProps={{ 'aria-label': `New file that shows: ${name}` }}>
          {(props) => (
            <Button {...props} variant="default" size="xs" disabled={upload.share !== undefined}>
              Attach a file
            </Button>
          )}
        </FileButton>
      </Group>
      {upload.share !== undefined && <Progress value={upload.share * 100} mt={8} aria-label="Upload" />}
      <Problem error={upload.error} />
    </div>
  );
}

const broughtOf = ({ id, name, sha256 }: Deal['attachments'][number]): Brought => ({ attachment: id, name, sha256 });
