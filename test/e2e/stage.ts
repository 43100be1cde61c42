import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { castDatabase } from '../support/cast-database.ts';
import type { FreshDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { artefactsAt, type Complaints, openBrowser, type Size, signIn, type Visitor, visit } from './visitor.ts';

/** The product as it is started, on a database of its own with the demo company, and a browser before it. */
export interface Stage {
  url: string;
  databaseUrl: string;
  complaints: Complaints;
  /** Somebody at a screen of their own, signed in by the form when they first come. */
  person(key: string, size: Size): Promise<Visitor>;
  /** Somebody who is not signed in. */
  stranger(size: Size): Promise<Visitor>;
  /** Pictures of what everybody has before them, for whoever looks why something failed. */
  picturesOfAll(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** The stage begins with a database, which goes with it: the demo company without a past, unless told. */
export async function openStage(given?: FreshDatabase): Promise<Stage> {
  const fresh = given ?? (await castDatabase());
  let product: Product | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await product?.end('SIGTERM');
    await fresh.drop();
  };
  try {
    product = await startProduct({ DATABASE_URL: fresh.url });
    browser = await openBrowser();
  } catch (error) {
    await close();
    throw error;
  }
  const { url } = product;
  const shown = browser;
  const complaints: Complaints = { list: [] };
  const stranger: Stage['stranger'] = (size) => visit(shown, url, size, complaints);
  const people = new Map<string, Promise<Visitor>>();
  const arrive = async (key: string, size: Size) => {
    const visitor = await stranger(size);
    await signIn(visitor, key);
    return visitor;
  };
  return {
    url,
    databaseUrl: fresh.url,
    complaints,
    stranger,
    person(key, size) {
      const name = `${key} ${size.width}`;
      const here = people.get(name) ?? arrive(key, size);
      people.set(name, here);
      return here;
    },
    async picturesOfAll(folder) {
      for (const [name, visitor] of people) {
        const path = join(artefactsAt(`failed/${folder}`), `${name}.png`);
        await (await visitor).page.screenshot({ path });
      }
    },
    close,
  };
}
