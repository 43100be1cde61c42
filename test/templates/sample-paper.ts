import { readFileSync } from 'node:fs';
import type { PaperInput, PaperKind } from '../../src/documents/view-models/paper-input.ts';

/** The sample that a paper's template is checked against. */
export function samplePaper(kind: PaperKind): PaperInput {
  const file = new URL(`../../templates/documents/${kind}/sample.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as PaperInput;
}
