/** One project for each suffix; it says what a test costs: nothing, a database, a browser too, or much time. */
export const project = (displayName: string, testMatch: string[], more = {}) => ({
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

export const withServers = {
  globalSetup: '<rootDir>/test/support/servers.ts',
  globalTeardown: '<rootDir>/test/support/servers-stop.ts',
};

export default {
  projects: [
    project('pure', ['**/!(*.int|*.e2e|*.long).spec.ts']),
    project('integration', ['**/*.int.spec.ts'], withServers),
    project('e2e', ['**/*.e2e.spec.ts'], withServers),
  ],
  reporters: ['default', '<rootDir>/test/support/nothing-skipped.ts'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
