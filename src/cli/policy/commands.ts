import type { Command } from 'commander';
import { CannotRun, give } from '../answer.ts';

/** Registers `countersign policy …`. Evaluating and testing need nothing but files. */
export function policyCommands(program: Command): void {
  const policy = program
    .command('policy')
    .description('evaluate, test, import and export policy files and their tables');
  policy
    .command('evaluate')
    .description('what a policy says of one deal')
    .argument('<file>', 'policy file, YAML or JSON')
    .requiredOption('--input <json>', 'file with the inputs, a flat JSON object')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, options: { input: string; json: boolean }) => {
      const { evaluateFile } = await import('./evaluate.ts');
      give(await evaluateFile(file, options.input), options.json);
    });
  policy
    .command('evaluate-imported')
    .description('what a policy would have said of every imported deal; what history does not say is missing')
    .argument('[file]', 'policy file, YAML or JSON; the policy in force when left out')
    .option('--out <file>', 'write each deal’s verdict there, a JSON text a line')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string | undefined, { out, json }: { out?: string; json: boolean }) => {
      const { evaluateImported } = await import('./evaluate-imported.ts');
      give(await evaluateImported({ file, out }), json);
    });
  policy
    .command('test')
    .description('run the tests a policy file carries')
    .argument('<file>', 'policy file, YAML or JSON')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, options: { json: boolean }) => {
      const { testFile } = await import('./test.ts');
      give(await testFile(file), options.json);
    });
  policy
    .command('import')
    .description('upload a policy file as the next draft version; a second person publishes it')
    .argument('<file>', 'policy file, YAML or JSON')
    .requiredOption('--as <email>', 'who uploads it')
    .option('--note <text>', 'what changed', '')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, { as, note, json }: { as: string; note: string; json: boolean }) => {
      const { importPolicy } = await import('./store.ts');
      give(await importPolicy(file, { as, note }), json);
    });
  policy
    .command('export')
    .description('write a stored policy file; the version in force when none is named')
    .option('--policy <name>', 'policy; the governing one when left out')
    .option('--policy-version <number>', 'version', wholeNumber)
    .option('--to <file>', 'where to; standard output when left out')
    .option('--json', 'answer as JSON', false)
    .action(async (options: { policy?: string; policyVersion?: number; to?: string; json: boolean }) => {
      const { policyVersion: version, json, ...rest } = options;
      const { exportPolicy } = await import('./store.ts');
      give(await exportPolicy({ ...rest, version }), json);
    });
  tablesCommands(policy);
}

function tablesCommands(policy: Command): void {
  const tables = policy.command('tables').description('change the tables of a policy file in a spreadsheet');
  tables
    .command('export')
    .description('the decision tables as a workbook, a sheet for each')
    .argument('<file>', 'policy file, YAML or JSON')
    .requiredOption('--to <workbook>', 'where to, .xlsx')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, { to, json }: { to: string; json: boolean }) => {
      const { exportTables } = await import('./tables.ts');
      give(await exportTables(file, to), json);
    });
  tables
    .command('apply')
    .description('the policy file with the rows of a changed workbook; everything else in it stays')
    .argument('<file>', 'policy file the workbook was made of')
    .argument('<workbook>', 'the changed workbook, .xlsx')
    .option('--to <file>', 'where to; standard output when left out')
    .option('--json', 'answer as JSON', false)
    .action(async (file: string, workbook: string, { to, json }: { to?: string; json: boolean }) => {
      const { applyTables } = await import('./tables.ts');
      give(await applyTables(file, workbook, to), json);
    });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CannotRun(`--policy-version: ${text} is not a version number`);
  return Number(text);
}
