/**
 * One connection of this browser for all its tabs: the tab that holds the lock listens and hands on what it hears. A
 * tab that is out of sight for long lets go, and another goes on from the last event.
 */

export interface Heard {
  change(data: string): void;
  /** More was missed than can be told. */
  reload(): void;
  /** Whether changes arrive. */
  state(live: boolean): void;
}

/** What tabs say to each other. */
type Word = { name: 'change' | 'reload' | 'beat'; data: string; id: string } | { name: 'state'; live: boolean };

/** A server that is silent for longer than this is gone, whatever the connection says; it beats every 15 seconds. */
const silence = 40_000;
const outOfSight = 5 * 60_000;
const longestWait = 30_000;

/** Listens until the returned function is called. */
export function connect(personId: string, heard: Heard): () => void {
  const name = `countersign.live.${personId}`;
  const tabs = new BroadcastChannel(name);
  let lastId = '';
  let letGo: (() => void) | undefined;
  let hidden: ReturnType<typeof setTimeout> | undefined;

  function hear(word: Word): void {
    if (word.name === 'state') return heard.state(word.live);
    if (word.id !== '') lastId = word.id;
    if (word.name === 'change') heard.change(word.data);
    if (word.name === 'reload') heard.reload();
  }
  const say = (word: Word) => {
    hear(word);
    tabs.postMessage(word);
  };
  tabs.addEventListener('message', ({ data }: MessageEvent<Word>) => hear(data));

  function takePart(): void {
    if (letGo) return;
    const leaving = new AbortController();
    letGo = () => {
      letGo = undefined;
      leaving.abort();
    };
    const { signal } = leaving;
    const listenUntilLeft = () =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        const stop = listen(say, () => lastId);
        signal.addEventListener('abort', () => {
          stop();
          resolve();
        });
      });
    // Without locks, as on an address that is not https, every tab listens for itself.
    if (!('locks' in navigator)) void listenUntilLeft();
    else navigator.locks.request(name, { signal }, listenUntilLeft).catch(unlessLeft);
  }

  const onVisibility = () => {
    clearTimeout(hidden);
    if (document.visibilityState === 'visible') takePart();
    else hidden = setTimeout(() => letGo?.(), outOfSight);
  };
  document.addEventListener('visibilitychange', onVisibility);
  takePart();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(hidden);
    letGo?.();
    tabs.close();
  };
}

function unlessLeft(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}

/** Listens, and again after every loss: sooner at first, then less and less often. */
function listen(say: (word: Word) => void, lastId: () => string): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function open(): void {
    source = new EventSource(`/api/events${lastId() === '' ? '' : `?after=${lastId()}`}`);
    source.addEventListener('open', () => {
      failures = 0;
      say({ name: 'state', live: true });
      expectWord();
    });
    source.addEventListener('error', lost);
    for (const name of ['change', 'reload', 'beat'] as const) {
      source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        say({ name, data, id: lastEventId });
        expectWord();
      });
    }
  }

  function expectWord(): void {
    clearTimeout(timer);
    timer = setTimeout(lost, silence);
  }

  function lost(): void {
    source?.close();
    say({ name: 'state', live: false });
    clearTimeout(timer);
    const wait = Math.min(longestWait, 1_000 * 2 ** failures++);
    // Not all at the same moment when a server comes back.
    timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
