import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';
import { effectTimings } from '../src/effects/settings.ts';

const production = {
  NODE_ENV: 'production',
  SECRET_KEY: 'kept in a safe, thirty-two characters',
  PUBLIC_URL: 'https://deals.example.com/',
  DATABASE_URL: 'postgresql://app:pw@db/countersign',
};

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('need nothing to be set: embedded database, demo data, port 3000', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'development',
      production: false,
      role: 'all',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      dataDir: './data',
      databaseUrl: undefined,
      redisUrl: undefined,
      demo: true,
    });
  });

  it('load no demo data into a database of one’s own unless asked', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://db/x' }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: 'postgres://db/x', DEMO: 'true' }).demo).toBe(true);
    expect(readConfig({ DEMO: 'false' }).demo).toBe(false);
  });

  it('treat an empty value as unset, as compose files write it', () => {
    expect(readConfig({ REDIS_URL: '', PORT: '' })).toEqual(readConfig({}));
  });

  it('keep the effects’ own timings until one is set', () => {
    expect(readConfig({}).timings).toEqual(effectTimings);
    expect(readConfig({ SWEEP_INTERVAL_MS: '100' }).timings).toEqual({ ...effectTimings, sweep: 100 });
  });

  it('leave the environment of other programs alone', () => {
    expect(
      readConfig({ HOME: '/root', LANG: 'C', npm_config_x: '1', POST: 'x', HOST: 'here', SHELL: '/bin/sh' }),
    ).toEqual(readConfig({}));
  });

  it.each([
    ['ROLE', 'wokrer', 'ROLE: must be all, api or worker'],
    ['NODE_ENV', 'prod', 'NODE_ENV: must be development, production or test'],
    ['PORT', '3000x', 'PORT: must be a whole number'],
    ['PORT', '65536', 'PORT: must be between 0 and 65535'],
    ['PORT', '-1', 'PORT: must be a whole number'],
    ['DEMO', 'yes', 'DEMO: must be true or false'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent'],
    ['SECRET_KEY', 'short', 'SECRET_KEY: must have at least 32 characters'],
    ['DATABASE_URL', 'mysql://db/x', 'DATABASE_URL: must be a URL that starts with postgres:// or postgresql://'],
    ['REDIS_URL', 'localhost:6379', 'REDIS_URL: must be a URL that starts with redis:// or rediss://'],
    ['SMTP_URL', 'mail', 'SMTP_URL: must be a URL that starts with smtp:// or smtps://'],
    ['PUBLIC_URL', 'ftp://x', 'PUBLIC_URL: must be a URL that starts with http:// or https://'],
    ['JOB_LOCK_MS', '5s', 'JOB_LOCK_MS: must be a whole number of milliseconds'],
    ['JOB_LOCK_MS', '1', 'JOB_LOCK_MS: must be at least 100 ms'],
  ])('refuse %s=%s', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([problem]);
  });

  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['redis_url', 'REDIS_URL'],
    ['SECRETKEY', 'SECRET_KEY'],
    ['SMPT_URL', 'SMTP_URL'],
    ['DATA_DIRR', 'DATA_DIR'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
  ])('notice that %s was meant to be %s', (written, meant) => {
    expect(problemsOf({ [written]: 'x' })).toEqual([`${written}: there is no such setting; did you mean ${meant}?`]);
  });

  it('refuse an unknown name under a beginning of ours', () => {
    expect(problemsOf({ RELAY_BATCH: '5' })).toEqual(['RELAY_BATCH: there is no such setting']);
  });

  it('want a provider of OpenID Connect whole, over https in production, and somebody able to sign in', () => {
    const together = 'must be set together with the other settings of OpenID Connect';
    expect(problemsOf({ OIDC_ISSUER: 'https://id.example.com' })).toEqual([
      `OIDC_CLIENT_ID: ${together}`,
      `OIDC_CLIENT_SECRET: ${together}`,
    ]);
    expect(problemsOf({ PASSWORDS: 'false' })).toEqual([
      'PASSWORDS: nobody could sign in: set OIDC_ISSUER, or leave passwords on',
    ]);
    expect(problemsOf({ OIDC_ISUER: 'https://id.example.com' })).toEqual([
      'OIDC_ISUER: there is no such setting; did you mean OIDC_ISSUER?',
    ]);
    const provider = { OIDC_ISSUER: 'http://id.example.com', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    const { signIn } = readConfig({ ...provider, PASSWORDS: 'false', SESSION_HOURS: '8' });
    expect(signIn).toEqual({
      hours: 8,
      idleMinutes: 240,
      passwords: false,
      oidc: { issuer: 'http://id.example.com', clientId: 'a', clientSecret: 'b', name: 'your company account' },
    });
  });

  it('name every problem at once', () => {
    expect(problemsOf({ ROLE: 'x', PORT: 'y', SMPT_URL: 'z' })).toHaveLength(3);
  });
});

describe('production mode', () => {
  it('starts with a secret, an address and a database', () => {
    expect(readConfig(production)).toMatchObject({
      production: true,
      demo: false,
      publicUrl: 'https://deals.example.com',
    });
  });

  it('refuses demo data, the default secret and a missing address', () => {
    expect(problemsOf({ ...production, DEMO: 'true' })).toEqual(['DEMO: demo data is refused in production mode']);
    expect(problemsOf({ ...production, SECRET_KEY: undefined })).toEqual([
      'SECRET_KEY: must be set in production mode, to something only you know',
    ]);
    expect(problemsOf({ ...production, PUBLIC_URL: undefined })).toEqual([
      'PUBLIC_URL: must be set in production mode: links in mails and papers begin with it',
    ]);
  });
});
