import { describe, expect, it } from '@jest/globals';
import type { JobOverview } from '../../src/web/api/types.ts';
import { adviceOn, lengthWords } from '../../src/web/jobs/words.ts';

type Process = JobOverview['processes'][number];
type Worker = NonNullable<Process['worker']>;

const worker: Worker = {
  places: 8,
  running: 0,
  outcomes: [],
  queue: { backend: 'postgres', fault: null },
  printer: { places: 2, printing: 0, waiting: 0, papers: [] },
  mail: 'sent',
};
const process = (given: Partial<Process>): Process => ({
  id: '00000000-0000-4000-8000-000000000001',
  role: 'worker',
  host: 'one',
  pid: 1,
  version: '1',
  startedAt: '2027-01-05T12:00:00Z',
  seenAt: '2027-01-05T12:00:00Z',
  alive: true,
  pool: { size: 16, used: 0, waiting: 0 },
  worker,
  ...given,
});
const overview = (given: Partial<JobOverview>): JobOverview => ({
  at: '2027-01-05T12:00:00Z',
  kinds: [],
  hours: [],
  held: [],
  failures: [],
  processes: [process({})],
  lagSeconds: 0,
  lateDeadlines: 0,
  ...given,
});
const kind = { verb: 'mail', waiting: 0, running: 0, failing: 0, dead: 0, done: 0, oldestWaiting: null };
const told = (given: Partial<JobOverview>) => adviceOn(overview(given)).map(({ what }) => what);

describe('what an administrator is told to do', () => {
  it('is nothing while all is well', () => {
    expect(told({})).toEqual([]);
    expect(told({ kinds: [{ ...kind, done: 9, waiting: 3 }], lagSeconds: 100 })).toEqual([]);
  });

  it('is to start a worker where only requests are answered or the worker fell silent', () => {
    expect(told({ processes: [process({ role: 'api', worker: null })] })).toEqual(['No worker runs.']);
    expect(told({ processes: [process({ alive: false })], lagSeconds: 900 })).toEqual([
      'No worker runs.',
      '1 process has fallen silent.',
    ]);
  });

  it('names what was given up, what is late, what waits, and the queue that cannot be reached, the worst first', () => {
    const away = process({ worker: { ...worker, queue: { backend: 'redis', fault: 'connect ECONNREFUSED' } } });
    expect(
      told({ processes: [away], kinds: [{ ...kind, failing: 2, dead: 1 }], lagSeconds: 180, lateDeadlines: 4 }),
    ).toEqual([
      'Redis cannot be reached: connect ECONNREFUSED.',
      '1 job was given up.',
      '4 deadlines are late.',
      'Work has waited 3 min to be taken up.',
      '2 jobs fail and will be tried again.',
    ]);
  });

  it('says when workers are set up differently', () => {
    const other = process({
      host: 'two',
      worker: { ...worker, mail: 'kept', queue: { backend: 'redis', fault: null } },
    });
    expect(told({ processes: [process({}), other] })).toEqual([
      'Some workers queue on Redis, others on PostgreSQL.',
      'Some workers send letters, others only keep them.',
    ]);
  });
});

it('a length of time is said in the largest unit that it fills', () => {
  expect([0, 59, 60, 3_599, 3_600, 86_399, 172_800].map(lengthWords)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h',
    '23 h',
    '2 d',
  ]);
});
