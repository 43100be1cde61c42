import type { JobsOptions, Processor, WorkerOptions } from 'bullmq';

/** The part of BullMQ in use, on either of its backends. */
export interface Backend {
  prepare(): Promise<void>;
  available(): boolean;
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
