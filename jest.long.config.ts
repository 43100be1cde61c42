import all, { project, withServers } from './jest.config.ts';

// Those suites that also have a short form run in full.
process.env.LONG_RUN = 'true';

/** What takes long, and is asked for by name: `npm run test:long`. One suite at a time, for its figures' sake. */
export default {
  ...all,
  projects: [
    project(
      'long',
      [
        'long/**/*.long.spec.ts',
        'integration/{authorization,authorization-relations,full-disk,fuzz,race-authority,race-commands}.int.spec.ts',
      ],
      withServers,
    ),
  ],
  reporters: [...all.reporters, '<rootDir>/test/support/long-figures.ts'],
  maxWorkers: 1,
};
