import type { KeyboardEvent } from 'react';

/** For a text of several lines, where Enter begins a new one: Ctrl-Enter (⌘ on a Mac) presses the button of its form. */
export function sendByKeys(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  // By the button, so that what may not be sent now is not sent by keys either.
  event.currentTarget.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
}
