import { Button, Group, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { DeskRequest } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { useShortcuts } from '../parts/keyboard.tsx';
import { Problem } from '../parts/problem.tsx';
import { sendByKeys } from '../parts/send-by-keys.ts';
import classes from './desk.module.css';

/** What can be done with words, the likeliest first. */
const ways = [
  { command: 'AnswerDesk', path: 'reply', name: 'Send', hint: 'The desk is told.' },
  { command: 'AnswerRequest', path: 'answer', name: 'Answer', hint: 'The requester is told.' },
  { command: 'AskRequester', path: 'question', name: 'Ask back', hint: 'The clocks rest until there is an answer.' },
  { command: 'ResolveRequest', path: 'resolution', name: 'Resolve', hint: 'The requester can reopen it for a week.' },
  { command: 'ReopenRequest', path: 'reopening', name: 'Reopen', hint: 'Say what is missing.' },
] as const;

/** One field for everything that is said, and a button for each way in which it can be meant now. */
export function Compose({ request, etag }: { request: DeskRequest; etag: string | undefined }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useWrite({ onDone: () => setText('') });
  const possible = ways.filter(({ command }) => request.available.includes(command));
  useShortcuts([{ keys: 'r', does: 'Write', run: () => field.current?.focus() }]);
  const [usual] = possible;
  if (!usual) return null;
  const send = (path: string) =>
    sending.mutate({ path: `/api/desk-requests/${request.id}/${path}`, body: { message: text }, ifMatch: etag });
  return (
    <form
      className={classes.compose}
      onSubmit={(event) => {
        event.preventDefault();
        send(usual.path);
      }}
    >
      <Textarea
        onKeyDown={sendByKeys}
        ref={field}
        label="Your words"
        autosize
        minRows={3}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fieldError(sending.error, '/message')}
      />
      <Problem error={sending.error} except={['/message']} />
      <Group gap={8}>
        {possible.map((way) => (
          <Button
            key={way.command}
            type={way === usual ? 'submit' : 'button'}
            variant={way === usual ? 'filled' : 'default'}
            title={way === usual ? `${way.hint} (Ctrl+Enter)` : way.hint}
            disabled={text.trim() === ''}
            loading={sending.isPending && sending.variables?.path.endsWith(way.path)}
            onClick={way === usual ? undefined : () => send(way.path)}
          >
            {way.name}
          </Button>
        ))}
      </Group>
    </form>
  );
}
