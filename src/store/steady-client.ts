import pg from 'pg';

/**
 * A connection that outlives its server's end as an object: whoever queries it is told, and nobody else needs to be.
 * A pool takes its own listener away while a connection is lent, and a server that stops in that very moment would end
 * the process by an event that nobody hears.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
