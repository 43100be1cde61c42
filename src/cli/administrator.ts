import type { Command } from 'commander';
import { addAdministrator } from '../commands/directory/administrator.ts';
import { keepRoles } from '../commands/directory/roles.ts';
import { hashPassword } from '../commands/session/passwords.ts';
import { newSecret } from '../commands/session/secrets.ts';
import { give } from './answer.ts';
import { onInstallation } from './installation.ts';

/** Registers `countersign administrator …`: a new installation needs somebody who can add the others. */
export function administratorCommands(program: Command): void {
  program
    .command('administrator')
    .description('who administers people')
    .command('add')
    .description('add a person who can add people and give roles; prints a password')
    .argument('<email>', 'address to sign in with')
    .requiredOption('--name <name>', 'name')
    .option('--json', 'answer as JSON', false)
    .action(async (email: string, { name, json }: { name: string; json: boolean }) => {
      const { secret: password } = newSecret();
      const passwordHash = await hashPassword(password);
      const id = await onInstallation(async (database) => {
        await keepRoles(database);
        const person = { email, name, title: 'People administrator', roles: ['people-admin'], passwordHash };
        return addAdministrator(database, person);
      });
      give(
        { json: { id, email, password }, text: `${email} signs in with the password ${password}`, found: false },
        json,
      );
    });
}
