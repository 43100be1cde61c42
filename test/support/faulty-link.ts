import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP link that can be cut (as when the server is gone) or frozen (as when it hangs), and mended again. */
export interface FaultyLink {
  port: number;
  cut(): Promise<void>;
  freeze(): void;
  mend(): Promise<void>;
}

export async function faultyLink(to: { host: string; port: number }): Promise<FaultyLink> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const serve = () =>
    createServer((near) => {
      const far = connect(to);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
        if (frozen) socket.pause();
      }
      if (!frozen) {
        near.pipe(far);
        far.pipe(near);
      }
    });
  let server = await listening(serve(), 0);
  const { port } = server.address() as { port: number };
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      drop();
      await closed;
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async mend() {
      frozen = false;
      drop();
      if (!server.listening) server = await listening(serve(), port);
    },
  };
}

async function listening(server: Server, port: number): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
