import type { KindName } from '../kinds/kind.ts';
import type { DealSums } from '../write/deals.ts';
import type { Repricing } from './repricing.ts';

/** What a step came to, or would come to. */
export interface StepOutcome {
  kind: KindName;
  file: string;
  /** Rows taken from the file; those left out by the mapping are not counted. */
  rows: number;
  problems: number;
  added: number;
  changed: number;
  unchanged: number;
  sums?: DealSums[];
  repricing?: Repricing;
}

export interface Outcome {
  state: 'checked' | 'refused' | 'applied';
  problems: number;
  steps: StepOutcome[];
}

/** How far a run is. */
export interface Progress {
  step: number;
  steps: number;
  kind: KindName;
  rows: number;
  /** Bytes of the file; 0 for rows of the mapping. */
  size: number;
  read: number;
  doing: 'reading' | 'writing';
}
