import type { Command } from 'commander';
import { give } from '../answer.ts';
import { evaluateFile } from './evaluate.ts';
import { testFile } from './test.ts';

/** Registers `countersign policy …`: verbs that need nothing but files. */
export function policyCommands(program: Command): void {
  const policy = program.command('policy').description('evaluate and test policy files');
  policy
    .command('evaluate')
    .description('what a policy says of one deal')
    .argument('<file>', 'policy file, YAML or JSON')
    .requiredOption('--input <json>', 'file with the inputs, a flat JSON object')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, options: { input: string; json: boolean }) => {
      give(await evaluateFile(file, options.input), options.json);
    });
  policy
    .command('test')
    .description('run the tests a policy file carries')
    .argument('<file>', 'policy file, YAML or JSON')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, options: { json: boolean }) => {
      give(await testFile(file), options.json);
    });
}
