import { Agent, request } from 'node:http';

/** Asks a server on this machine over kept connections; as lean as a client of Node can be, since it shares the cores. */
export function asker(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = (method: string, path: string, token: string, more: { body?: unknown; headers?: object } = {}) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const body = more.body === undefined ? undefined : JSON.stringify(more.body);
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        ...more.headers,
      };
      const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          if ((response.statusCode as number) < 400) resolve({ status: response.statusCode as number, body: text });
          else reject(new Error(`${method} ${path} → ${response.statusCode}: ${text}`));
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
export type Ask = ReturnType<typeof asker>['ask'];
