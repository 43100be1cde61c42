import { ResetRefused, resetDemo } from '../../demo/reset.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { atInstallation } from '../installation.ts';

/** `demo reset`: the demo company as on the first day, instead of whatever there is. */
export async function reset(): Promise<Answer> {
  const signIns = await atInstallation({ join: false }, async (databaseUrl, { production }) => {
    if (production) throw new CannotRun('Demo data is refused in production mode.');
    return resetDemo(databaseUrl, { log: (message) => process.stderr.write(`${message}\n`) }).catch((error) => {
      throw error instanceof ResetRefused ? new CannotRun(error.message) : error;
    });
  });
  const text = `Sign in with the password ${signIns?.password}: ${signIns?.emails.join(', ')}`;
  return { json: signIns, text, found: false };
}
