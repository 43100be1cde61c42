import all, { project, withServers } from './jest.config.ts';

/** What takes long, and is asked for by name: `npm run test:long`. One suite at a time, for its figures' sake. */
export default {
  ...all,
  projects: [project('long', ['long/**/*.long.spec.ts'], withServers)],
  maxWorkers: 1,
};
