import { Readable } from 'node:stream';
import type { LiveEvent } from '../store/events.ts';

/** How much may wait for a client that does not read. One that has more is closed, and resumes where it was. */
const mostWaiting = 256 * 1024;

/** How soon a client that lost its stream comes back, in milliseconds. */
const comeBack = 2_000;

/** One client's stream of server-sent events. */
export class EventStream extends Readable {
  constructor() {
    super({ read: () => undefined });
    this.push(`retry: ${comeBack}\n\n`);
  }

  /** Something changed. A thing that is kept carries its position, from which the client resumes. */
  tell({ position, kind, subjectId, dealId, version, state }: LiveEvent): void {
    const said = { kind, id: subjectId, dealId, version, state };
    const data = JSON.stringify(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)));
    this.#send('change', data, position);
  }

  /** Too much was missed to be told one by one. */
  tellReload(position: number): void {
    this.#send('reload', '{}', position);
  }

  /** Still there, and nothing to say; also what a client has not been told of counts as told. */
  beat(position: number): void {
    this.#send('beat', '{}', position);
  }

  finish(): void {
    if (!this.destroyed) this.push(null);
  }

  #send(name: string, data: string, position: number | null): void {
    if (this.destroyed || this.readableEnded) return;
    this.push(`event: ${name}\n${position === null ? '' : `id: ${position}\n`}data: ${data}\n\n`);
    if (this.readableLength > mostWaiting) this.destroy();
  }
}
