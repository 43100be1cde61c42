/**
 * Decisions wait five seconds before they are sent, so that a slip can be taken back. They wait here, outside the screens,
 * because deciding leads on to the next one at once.
 */
import { notifications } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';
import { ProblemError } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { momentWords } from '../parts/formats.ts';
import { type Decision, decide, doneWords } from './decision.ts';
import { TakeBackToast } from './take-back-toast.tsx';

export const takeBackSeconds = 5;

interface Waiting {
  decision: Decision;
  key: string;
  timer: ReturnType<typeof setTimeout>;
}

const waiting = new Map<string, Waiting>();
/**
 * Steps that are decided as far as the screens are concerned: waiting here, or sent. They stay, for nobody decides a step
 * twice, and a list that was read before may be shown again.
 */
let decided: readonly string[] = [];
const listeners = new Set<() => void>();

/** Decides in five seconds. A second decision on the same step replaces the first. */
export function decideSoon(decision: Decision): void {
  const { stepId } = decision;
  takeBack(stepId);
  const timer = setTimeout(() => void send(stepId, false), takeBackSeconds * 1_000);
  waiting.set(stepId, { decision, key: crypto.randomUUID(), timer });
  show([...decided, stepId]);
  notifications.show({
    id: stepId,
    autoClose: false,
    withCloseButton: false,
    message: <TakeBackToast decision={decision} seconds={takeBackSeconds} onTakeBack={() => takeBack(stepId)} />,
  });
}

/** Takes back a decision that is still waiting, or the last one, and answers it; undefined: nothing was waiting. */
export function takeBack(stepId = [...waiting.keys()].at(-1)): Decision | undefined {
  const found = stepId === undefined ? undefined : waiting.get(stepId);
  if (stepId === undefined || !found) return undefined;
  clearTimeout(found.timer);
  waiting.delete(stepId);
  notifications.hide(stepId);
  show(decided.filter((id) => id !== stepId));
  return found.decision;
}

/** Sends everything that is waiting: the page is being left. */
export function sendWaiting(leaving: boolean): void {
  for (const stepId of waiting.keys()) void send(stepId, leaving);
}

/** The steps that lists leave out because they are decided here already. */
export function useDecidedSteps(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => decided,
  );
}

async function send(stepId: string, leaving: boolean): Promise<void> {
  const found = waiting.get(stepId);
  if (!found) return;
  clearTimeout(found.timer);
  waiting.delete(stepId);
  const { decision, key } = found;
  try {
    await decide(decision, key, leaving);
    notifications.update({
      id: stepId,
      autoClose: 3_000,
      withCloseButton: true,
      message: `${doneWords[decision.kind]}: ${decision.deal}`,
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    show(decided.filter((id) => id !== stepId));
    notifications.update({
      id: stepId,
      autoClose: false,
      withCloseButton: true,
      color: 'red.9',
      title: `Not decided: ${decision.deal}`,
      message: <Failure problem={error} decision={decision} />,
    });
  } finally {
    await queryClient.invalidateQueries();
  }
}

/** Why it was not decided, with what had been typed: nobody should have to write it twice. */
function Failure({ problem, decision: { approvalId, comment } }: { problem: ProblemError; decision: Decision }) {
  return (
    <>
      {problem.message}
      {problem.at && ` (${momentWords(problem.at)})`} <a href={`/approvals/${approvalId}`}>Open it</a>
      {comment && <blockquote>You wrote: {comment}</blockquote>}
    </>
  );
}

function show(next: readonly string[]): void {
  decided = next;
  for (const listener of listeners) listener();
}

// The tab is closed or put away: what waits goes out at once.
window.addEventListener('pagehide', () => sendWaiting(true));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') sendWaiting(true);
});
