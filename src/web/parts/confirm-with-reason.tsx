import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { fieldError } from './field-errors.ts';
import { Problem } from './problem.tsx';
import { sendByKeys } from './send-by-keys.ts';

interface ConfirmWithReasonProps {
  opened: boolean;
  onClose(): void;
  title: string;
  /** What will happen, in words. */
  children?: ReactNode;
  /** Label of the field; the name it has in the request is `field`. */
  label?: string;
  field?: string;
  /** Words may be left out. */
  optional?: boolean;
  /** What the button does: "Withdraw quote". */
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: Error | null;
  onConfirm(text: string): void;
}

/** The library focuses a moment later: what is typed right after the key that asked would be lost. */
const focusAtOnce = (field: HTMLTextAreaElement | null) => field?.focus();

/** Asks for a reason before something that others will read about. What was typed stays until it has succeeded. */
export function ConfirmWithReason({
  opened,
  onClose,
  title,
  children,
  label = 'Reason',
  field = 'reason',
  optional = false,
  confirm,
  danger = false,
  busy,
  error,
  onConfirm,
}: ConfirmWithReasonProps) {
  const [text, setText] = useState('');
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(text.trim());
        }}
      >
        <Stack gap="sm">
          {children && <Text c="dimmed">{children}</Text>}
          <Textarea
            onKeyDown={sendByKeys}
            label={label}
            ref={focusAtOnce}
            data-autofocus
            required={!optional}
            autosize
            minRows={3}
            maxRows={10}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={fieldError(error, `/${field}`)}
          />
          <Problem error={error} except={[`/${field}`]} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              title="Ctrl+Enter"
              loading={busy}
              disabled={!optional && text.trim() === ''}
              color={danger ? 'red.9' : undefined}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
