import { seedCompany } from '../../demo/seed.ts';
import { type Answer, CannotRun } from '../answer.ts';
import { onInstallation } from '../installation.ts';

/** `seed`: the company, and how to sign in to it. */
export async function seed(approvers: string): Promise<Answer> {
  const wanted = /^\d{1,4}$/.test(approvers) ? Number(approvers) : 0;
  if (wanted < 1 || wanted > 1_000) throw new CannotRun('--approvers: must be a whole number from 1 to 1000');
  const seeded = await onInstallation(async (database, { publicUrl }) => ({
    baseUrl: publicUrl,
    ...(await seedCompany(database, { approvers: wanted })),
  }));
  const lines = Object.values(seeded.users).map(({ email }) => `  ${email}`);
  const text = `Deal ${seeded.dealId} waits for approval. Password ${seeded.users.rep.password} for\n${lines.join('\n')}`;
  return { json: seeded, text, found: false };
}
