import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Part, PartFindings } from './worker.ts';

export interface Comparison extends PartFindings {
  deals: number;
  firstSeed: number;
  seconds: number;
}

/**
 * Compares many deals, other ones in every run, in threads of their own: inside jest the same takes eight times as long.
 * A finding names the seed of its deal.
 */
export async function compareMany(deals: number, threads: number): Promise<Comparison> {
  const began = performance.now();
  const firstSeed = randomInt(2 ** 31);
  const each = Math.ceil(deals / threads);
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, index) => compare({ firstSeed: firstSeed + index * each, deals: each })),
  );
  return {
    deals: threads * each,
    firstSeed,
    seconds: (performance.now() - began) / 1_000,
    lines: parts.reduce((sum, { lines }) => sum + lines, 0),
    found: parts.flatMap(({ found }) => found),
  };
}

async function compare(part: Part): Promise<PartFindings> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: part });
  const [findings] = (await once(worker, 'message')) as [PartFindings];
  return findings;
}
