/** Three projects; the suffix of a test says what it costs: nothing, a database, or a browser too. */
const project = (displayName: string, testMatch: string[], more = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/test/${pattern}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/data/', '<rootDir>/dist/', '<rootDir>/artefacts/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2024',
        },
      },
    ],
  },
  ...more,
});

const withServers = {
  globalSetup: '<rootDir>/test/support/servers.ts',
  globalTeardown: '<rootDir>/test/support/servers-stop.ts',
};

export default {
  projects: [
    project('pure', ['**/!(*.int|*.e2e).spec.ts']),
    project('integration', ['**/*.int.spec.ts'], withServers),
    project('e2e', ['**/*.e2e.spec.ts'], withServers),
  ],
  reporters: ['default', '<rootDir>/test/support/nothing-skipped.ts'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
