/** A run's life: what may be asked of it in each state. Pure. */
export const runStates = ['uploaded', 'waiting', 'running', 'checked', 'refused', 'applied', 'failed'] as const;
export type RunState = (typeof runStates)[number];

export type RunCommand = 'AddFile' | 'Start' | 'Apply';

const offered: Record<RunState, readonly RunCommand[]> = {
  uploaded: ['AddFile', 'Start'],
  waiting: [],
  running: [],
  checked: ['Apply', 'Start'],
  refused: ['Start'],
  applied: [],
  failed: ['Start'],
};

export const availableOf = (state: RunState): readonly RunCommand[] => offered[state];
