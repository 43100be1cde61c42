/** What a verb found: the same thing for a program (`json`) and for a person (`text`). */
export interface Answer {
  json: unknown;
  text: string;
  /** Something needs attention: the process ends with 1. */
  found: boolean;
}

/** A verb could not run: the process ends with 2 and says why. */
export class CannotRun extends Error {}

/** Prints an answer and sets the exit code: 0 fine, 1 findings. */
export function give(answer: Answer, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(answer.json, null, 2)}\n` : `${answer.text}\n`);
  process.exitCode = answer.found ? 1 : 0;
}
