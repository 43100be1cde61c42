import { Button, CopyButton, Group, Text } from '@mantine/core';
import { ScrollBox } from '../parts/scroll-box.tsx';
import classes from './source.module.css';

/** The file as it was uploaded, with line numbers. */
export function Source({ text, sha256 }: { text: string; sha256: string }) {
  return (
    <>
      <Group justify="space-between" mb={8}>
        <Text c="dimmed" title={sha256}>
          SHA-256 {sha256.slice(0, 16)}…
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <ScrollBox className={classes.source}>
        {text.split('\n').map((line, index) => (
          // A file's lines never move: their number is their name.
          <div key={`${index + 1}`} className={classes.line}>
            <span className={classes.number}>{index + 1}</span>
            <span />
            <code>{line}</code>
          </div>
        ))}
      </ScrollBox>
    </>
  );
}
