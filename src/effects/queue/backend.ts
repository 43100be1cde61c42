import type { JobsOptions, Processor, WorkerOptions } from 'bullmq';

/** The part of BullMQ in use, on either of its backends. */
export interface Backend {
  kind: 'redis' | 'postgres';
  prepare(): Promise<void>;
  available(): boolean;
  /** Why it is not available, as far as it is known; null while it is. */
  fault(): string | null;
  addBulk(jobs: { name: string; data: Job; opts: JobsOptions }[]): Promise<unknown>;
  worker(processor: Processor<Job>, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
}

export interface Worker {
  close(force?: boolean): Promise<void>;
}

export interface Job {
  outboxId: string;
}

export const queueName = 'effects';
