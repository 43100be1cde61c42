import type { Answer } from './client.ts';
import { problemOf, unreachable } from './problem.ts';

interface UploadRequest {
  path: string;
  file: File;
  /** Of the file as the API is to read it; the browser's guess from the name is not trusted. */
  mediaType: string;
  ifMatch?: string;
  /** Names the intent: sending the same again does nothing twice. */
  key: string;
  /** How much has left: 0 to 1. */
  onProgress(share: number): void;
}

/**
 * Sends a file and says how far it is, which fetch cannot.
 * @throws ProblemError
 */
export function upload<T>({ path, file, mediaType, ifMatch, key, onProgress }: UploadRequest): Promise<Answer<T>> {
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.setRequestHeader('content-type', mediaType);
  request.setRequestHeader('idempotency-key', key);
  if (ifMatch !== undefined) request.setRequestHeader('if-match', ifMatch);
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0));
  return new Promise((resolve, reject) => {
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('load', () => {
      answerOf<T>(request).then(resolve, reject);
    });
    request.send(file);
  });
}

async function answerOf<T>(request: XMLHttpRequest): Promise<Answer<T>> {
  const { status, responseText } = request;
  if (status < 200 || status > 299) throw await problemOf(new Response(responseText || null, { status }));
  const body = (responseText === '' ? undefined : JSON.parse(responseText)) as T;
  return { body, etag: request.getResponseHeader('etag') ?? undefined };
}
