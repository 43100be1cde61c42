import { parentPort, workerData } from 'node:worker_threads';
import { seeded } from '../drawn/draw.ts';
import { drawOffer } from '../drawn/offer.ts';
import { disagreements } from './compare.ts';

/** One worker's part of many deals, and what it says of them. */
export interface Part {
  firstSeed: number;
  deals: number;
}

export interface PartFindings {
  lines: number;
  /** The first few. */
  found: string[];
}

const most = 20;
const { firstSeed, deals } = workerData as Part;
const findings: PartFindings = { lines: 0, found: [] };
for (let seed = firstSeed; seed < firstSeed + deals && findings.found.length < most; seed += 1) {
  const offer = drawOffer(seeded(seed));
  findings.lines += offer.content.lines.length;
  findings.found.push(...disagreements(offer).map((one) => `seed ${seed}: ${one}`));
}
parentPort?.postMessage(findings);
