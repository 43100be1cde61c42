import { type Command, Argument } from 'commander';
import { type KindName, kindNames } from '../../imports/kinds/kind.ts';
import { give } from '../answer.ts';

interface Options {
  mapping?: string;
  as?: string;
  dryRun: boolean;
  json: boolean;
}

/** Registers `countersign import …`. */
export function importCommands(program: Command): void {
  program
    .command('import')
    .description('bring in data from CSV or XLSX, all or nothing; the same file again changes nothing')
    .addArgument(
      new Argument('<kind>', 'what the file holds, or "folder" for several files of one mapping').choices([
        ...kindNames,
        'folder',
      ]),
    )
    .argument('<file>', 'the file, or the folder with the files that the mapping names')
    .option(
      '--mapping <mapping>',
      'mapping file, or the name of a saved one; by the names of the columns when left out',
    )
    .option('--as <email>', 'in whose name; the installation itself when left out')
    .option('--dry-run', 'report what would happen and change nothing', false)
    .option('--json', 'answer as JSON', false)
    .action(async (kind: string, path: string, options: Options) => {
      const { importFiles } = await import('./import.ts');
      give(await importFiles({ kind, path, ...options }), options.json);
    });
  program
    .command('export')
    .description('write all of a kind of data as CSV that can be imported again unchanged')
    .addArgument(new Argument('<kind>', 'what to write').choices([...kindNames]))
    .requiredOption('--to <file>', 'where to')
    .option('--json', 'answer as JSON', false)
    .action(async (kind: KindName, { to, json }: { to: string; json: boolean }) => {
      const { exportFile } = await import('./export.ts');
      give(await exportFile(kind, to), json);
    });
}
