import { expect, it } from '@jest/globals';
import type { Response } from 'express';
import { PassThrough, Readable } from 'node:stream';
import { send } from '../../src/http/answer.ts';

/** What the answer is written to, by somebody who may have gone. */
function responseTo() {
  const stream = new PassThrough();
  const response = Object.assign(stream, { status: () => response, set: () => response });
  return response;
}

it('closes a stream of bytes for whoever left before it was sent, and takes that for no error', async () => {
  const response = responseTo();
  response.destroy();
  const bytes = Readable.from(['a file']);
  await send(response as unknown as Response, { status: 200, headers: {}, bytes });
  expect(bytes.destroyed).toBe(true);
});

it('sends a stream of bytes whole to whoever is there', async () => {
  const response = responseTo();
  await send(response as unknown as Response, { status: 200, headers: {}, bytes: Readable.from(['a', ' file']) });
  expect(String(response.read())).toBe('a file');
});
