#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { administratorCommands } from './administrator.ts';
import { CannotRun } from './answer.ts';
import { backupCommands } from './backup.ts';
import { demoCommands } from './demo.ts';
import { factsCommands } from './facts.ts';
import { importCommands } from './import/commands.ts';
import { policyCommands } from './policy/commands.ts';
import { seedCommands } from './seed.ts';
import { workflowCommands } from './workflow.ts';

/** Every group of verbs registers itself on the program. */
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
