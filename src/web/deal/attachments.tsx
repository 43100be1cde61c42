import { Button, FileButton, Progress } from '@mantine/core';
import type { Deal } from '../api/types.ts';
import { useUpload } from '../api/upload.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './deal.module.css';

/** Files that belong to the deal. */
export function Attachments({ deal: { id, attachments, available }, etag }: { deal: Deal; etag: string | undefined }) {
  const upload = useUpload();
  const add = (files: File[]) => {
    void (async () => {
      for (const file of files) {
        const path = `/api/deals/${id}/attachments?name=${encodeURIComponent(file.name)}`;
        if (!(await upload.send({ path, file, ifMatch: etag }))) return;
      }
    })();
  };
  return (
    <Section
      title="Attachments"
      aside={
        available.includes('AddAttachment') && (
          <FileButton multiple onChange={add} inputProps={{ 'aria-label': 'Files to attach' }}>
            {(props) => (
              <Button {...props} variant="default" size="compact-xs" disabled={upload.share !== undefined}>
                Add files
              </Button>
            )}
          </FileButton>
        )
      }
    >
      {upload.share !== undefined && <Progress value={upload.share * 100} mb={8} aria-label="Upload" />}
      <Problem error={upload.error} />
      {attachments.length === 0 && <p className={classes.muted}>No files yet.</p>}
      <ul className={classes.rows}>
        {attachments.map((file) => (
          <li key={file.id}>
            <span>
              <a href={`/api/deals/${id}/attachments/${file.id}/content`} download={file.name}>
                {file.name}
              </a>
              <br />
              <span className={classes.muted}>
                <Person who={file.uploadedBy} />, <DateText value={file.uploadedAt} ago />
              </span>
            </span>
            <span className={classes.muted}>{sizeWords(file.size)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function sizeWords(bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit: String(unit), maximumFractionDigits: 1 }).format(
    Number(size),
  );
}
