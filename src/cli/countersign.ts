#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { administratorCommands } from './administrator/commands.ts';
import { CannotRun } from './answer.ts';
import { backupCommands } from './backup/commands.ts';
import { demoCommands } from './demo/commands.ts';
import { factsCommands } from './facts/commands.ts';
import { importCommands } from './import/commands.ts';
import { policyCommands } from './policy/commands.ts';
import { seedCommands } from './seed/commands.ts';
import { workflowCommands } from './workflow/commands.ts';

/** Every group of verbs registers itself on the program; what a verb needs is read when it is asked for. */
const groups: ((program: Command) => void)[] = [
  policyCommands,
  factsCommands,
  workflowCommands,
  administratorCommands,
  demoCommands,
  seedCommands,
  importCommands,
  backupCommands,
];

// Verbs are compiled once, beside the packages: a folder of temporary files could be written by others.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/countersign', import.meta.url)));

const program = new Command('countersign')
  .description('Deal desk: quotes, policy, approvals, contracts')
  .exitOverride();
for (const register of groups) register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CannotRun) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
