import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError, unreachable } from './problem.ts';

interface Upload {
  path: string;
  file: File;
  /** What the address takes; any bytes when left out, whose kind the server finds out for itself. */
  mediaType?: string;
  ifMatch?: string;
}

/** Sends a file as it is and tells how much of it has gone. @throws ProblemError */
function upload(
  { path, file, mediaType = 'application/octet-stream', ifMatch }: Upload,
  onProgress: (share: number) => void,
): Promise<void> {
  // fetch cannot tell how far an upload is.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => (request.status < 300 ? resolve() : reject(problemIn(request)));
    request.open('POST', path);
    request.setRequestHeader('content-type', mediaType);
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    if (ifMatch !== undefined) request.setRequestHeader('if-match', ifMatch);
    request.send(file);
  });
}

function problemIn({ status, responseText }: XMLHttpRequest): ProblemError {
  try {
    return new ProblemError(JSON.parse(responseText) as ConstructorParameters<typeof ProblemError>[0]);
  } catch {
    return new ProblemError({
      status,
      code: 'unreadable',
      detail: `The server answered ${status} without saying why.`,
    });
  }
}

/** Uploading with progress: `share` is 0 to 1 while a file is on its way. Everything on screen is read anew afterwards. */
export function useUpload() {
  const client = useQueryClient();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<Error | null>(null);
  const send = async (one: Upload): Promise<boolean> => {
    setError(null);
    setShare(0);
    try {
      await upload(one, setShare);
      return true;
    } catch (problem) {
      setError(problem as Error);
      return false;
    } finally {
      setShare(undefined);
      await client.invalidateQueries();
    }
  };
  return { send, share, error };
}
