import type { Answer } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';

export type Saving =
  | { kind: 'saved'; at: Date | undefined }
  | { kind: 'changed' | 'saving' }
  /** Somebody else has changed, submitted or removed it since it was read here. */
  | { kind: 'conflict' }
  | { kind: 'failed'; problem: ProblemError };

/** What a refusal to save means: what was read is no longer there as it was read, or it only could not be saved. */
export const unsavedAfter = (problem: ProblemError): Saving =>
  problem.status === 412 || problem.status === 404 || problem.code === 'not-available'
    ? { kind: 'conflict' }
    : { kind: 'failed', problem };

/** What is on the server: its text, and the version that this made. */
export interface OnServer {
  text: string;
  etag: string | undefined;
}

interface Ways {
  /** Writes a text on a version; the key names the intent, so that it happens once however often it is sent. */
  send: (text: string, ifMatch: string | undefined, key: string) => Promise<Answer<unknown>>;
  /** Something was kept; also after the writer has left. */
  onKept: (onServer: OnServer) => void;
}

/** Without a change for this long, what was written is kept. */
export const idle = 1_000;

/**
 * Keeps a text as it is written: one write at a time, each on the version that the one before made. `tell` hears how it
 * stands, whenever that changes.
 */
export function keeper(read: OnServer, tell: (saving: Saving) => void) {
  let ways: Ways | undefined;
  let kept = read;
  /** Every version that it was kept on: what is read late is no news. */
  const passed = new Set([read.etag]);
  /** What is written now; null while it cannot be sent. */
  let wanted: string | null = read.text;
  let standing: Saving = { kind: 'saved', at: undefined };
  let running: Promise<boolean> | undefined;
  /** A write of which nobody knows whether it happened. */
  let unsure: { text: string; key: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is wanted changed while something was being sent. */
  let isBehind = false;
  let isLeft = false;

  const isAllKept = () => !unsure && wanted === kept.text;
  const say = (next: Saving) => {
    standing = next;
    tell(next);
  };

  /** Looks what is to be done now. */
  function follow(): void {
    clearTimeout(timer);
    isBehind = running !== undefined;
    if (isBehind || standing.kind === 'conflict') return;
    if (isAllKept()) {
      if (standing.kind !== 'saved') say({ kind: 'saved', at: undefined });
      return;
    }
    say({ kind: 'changed' });
    if (!isLeft) timer = setTimeout(() => void save(), idle);
  }

  function rest(): void {
    running = undefined;
    if (isBehind) follow();
  }

  async function attempt(sent: { text: string; key: string }): Promise<boolean> {
    say({ kind: 'saving' });
    try {
      const { etag } = await (ways as Ways).send(sent.text, kept.etag, sent.key);
      unsure = undefined;
      kept = { text: sent.text, etag };
      passed.add(etag);
      say({ kind: 'saved', at: new Date() });
      ways?.onKept(kept);
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      unsure = error.unknown ? sent : undefined;
      say(unsavedAfter(error));
      return false;
    } finally {
      rest();
    }
  }

  /** Sends what is not kept yet; false when it could not be. Nothing is sent before a conflict is settled. */
  async function save(): Promise<boolean> {
    for (;;) {
      while (running) await running;
      if (standing.kind === 'conflict') return false;
      // First the same once more, by which we learn what became of it: the version that it made is not somebody else's.
      const again = unsure;
      if (!again && wanted === null) return false;
      if (isAllKept()) return true;
      running = attempt(again ?? { text: wanted as string, key: crypto.randomUUID() });
      if (!(await running)) return false;
      if (!again) return true;
    }
  }

  return {
    /** How it is sent from now on; said before anything is wanted. */
    through(now: Ways): void {
      ways = now;
    },
    save,
    /** What is written now. */
    want(text: string | null): void {
      // What failed is tried again when it changes, or when somebody asks.
      const isSame = text === wanted && standing.kind !== 'changed';
      isLeft = false;
      wanted = text;
      if (!isSame) follow();
    },
    /** The writer leaves: what is being sent is answered, and nothing more is sent. */
    leave(): void {
      isLeft = true;
      clearTimeout(timer);
    },
    /** It was read again. A command beside, such as printing the draft, makes a version without a word of it being changed. */
    seen(now: OnServer): void {
      if (running || unsure || now.text !== kept.text || passed.has(now.etag)) return;
      kept = now;
      passed.add(now.etag);
    },
    /** Goes on from a version that was read anew, which settles a conflict: what is wanted is held against it. */
    rebase(now: OnServer): void {
      kept = now;
      passed.add(now.etag);
      unsure = undefined;
      say({ kind: 'changed' });
      follow();
    },
    /** Another write of the same thing, while nothing is being saved. */
    async between(asked: (ifMatch: string | undefined) => Promise<Answer<unknown>>): Promise<void> {
      while (running) await running;
      const work = asked(kept.etag)
        .then(({ etag }) => {
          kept = { ...kept, etag };
          passed.add(etag);
        })
        .finally(rest);
      running = work.then(
        () => true,
        () => false,
      );
      await work;
    },
    isAllKept,
    /** What was read or saved last. */
    onServer: (): OnServer => kept,
  };
}
