import { stateDiagram } from './diagram.ts';
import { type Consequence, quoteToCash } from './quote-to-cash.ts';
import { workflows } from './registry.ts';

/** The text of `workflows/README.md`: every machine drawn, and the map from facts to what follows. */
export function overview(): string {
  const drawn = Object.entries(workflows).map(
    ([name, { machine, version }]) =>
      `## ${capital(name)}\n\nStored state: version ${version}.\n\n\`\`\`mermaid\n${stateDiagram(machine)}\n\`\`\``,
  );
  return `${[head, ...drawn, map()].join('\n\n')}\n`;
}

const head = `# What may happen to a deal

Written by \`countersign workflow diagram\` from the machines themselves; a test compares the two. An arrow reads
\`command [guard] / facts\`.`;

function map(): string {
  const rows = Object.entries(quoteToCash).map(([fact, consequences]) =>
    row([fact, ...columns.map(({ cell }) => consequences.flatMap(cell).join(', '))]),
  );
  const names = ['Fact', ...columns.map(({ name }) => name)];
  return [
    '## Quote to cash',
    '',
    'What follows each fact, in the same transaction (asks, deadlines) or after it (tells, prints).',
    '',
    row(names),
    row(names.map(() => '---')),
    ...rows,
  ].join('\n');
}

const columns: { name: string; cell: (consequence: Consequence) => string[] }[] = [
  { name: 'Asks', cell: (it) => ('ask' in it ? [it.ask] : []) },
  { name: 'Tells', cell: (it) => ('tell' in it ? [`${it.tell}: ${it.message}`] : []) },
  { name: 'Prints', cell: (it) => ('print' in it ? ['its paper'] : []) },
  {
    name: 'Deadlines',
    cell: (it) => ('arm' in it ? [`arms ${it.arm}`] : 'disarm' in it ? [`disarms ${it.disarm}`] : []),
  },
];

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`.replaceAll('-', ' ');
