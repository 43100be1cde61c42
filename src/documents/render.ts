import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { checkTemplate } from './template-check.ts';

/** The named texts that make up one template: its parts are rendered, its partials are included by them. */
export interface TemplateSource<Part extends string = string> {
  name: string;
  parts: Record<Part, string>;
  partials: Record<string, string>;
  /** Parts that are plain text and not HTML, so that nothing is escaped in them. */
  plain?: readonly NoInfer<Part>[];
}

export interface Template<Part extends string, View> {
  /** SHA-256 of every part and partial, names included, in hex. */
  hash: string;
  render(view: View): Record<Part, string>;
}

/** What a template got wrong, so that whoever edits it can find the place. */
export class TemplateError extends Error {
  constructor(template: string, problems: string[]) {
    super(`template ${template}: ${problems.join('; ')}`);
    this.name = 'TemplateError';
  }
}

/**
 * Compiles a template against a sample of the view it will be given: every path and helper it names must exist there,
 * also where Handlebars itself would stay silent (`{{#if missing}}`, `{{#each missing}}`).
 * @throws TemplateError naming every path, helper or construct that is not allowed.
 */
export function compileTemplate<Part extends string, View extends object>(
  source: TemplateSource<Part>,
  sample: View,
): Template<Part, View> {
  const texts = { ...source.partials, ...source.parts };
  for (const [name, text] of Object.entries<unknown>(texts)) {
    // A crafted syntax tree passed as a template ran code in earlier versions of Handlebars.
    if (typeof text !== 'string') throw new TemplateError(source.name, [`${name} is not text`]);
  }
  const trees = mapValues(source.partials, (text, name) => parse(source.name, name, text));
  const problems = Object.entries<string>(source.parts).flatMap(([name, text]) =>
    checkTemplate({
      name,
      tree: parse(source.name, name, text),
      partials: trees,
      helpers: Object.keys(helpers),
      sample,
    }),
  );
  if (problems.length > 0) throw new TemplateError(source.name, [...new Set(problems)]);

  const html = engine(source.partials, false);
  const plain = engine(source.partials, true);
  const compiled = mapValues(source.parts, (text, name) => (source.plain?.includes(name) ? plain : html)(text));
  return { hash: hashOf(texts), render: (view) => mapValues(compiled, (part) => part(view)) };
}

/** A Handlebars of its own, so that no helper or partial leaks from one template into another. */
function engine(partials: Record<string, string>, noEscape: boolean): (text: string) => (view: object) => string {
  const handlebars = Handlebars.create();
  for (const name of Object.keys(handlebars.helpers)) if (!(name in blocks)) handlebars.unregisterHelper(name);
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  const compile = (text: string) => handlebars.compile<object>(text, { ...options, noEscape });
  for (const [name, text] of Object.entries(partials)) handlebars.registerPartial(name, compile(text));
  return compile;
}

const blocks = { if: true, unless: true, each: true, with: true };

const helpers = {
  /** An address that a link may lead to: http or https and nothing else. */
  url: (address: unknown): string => {
    const url = URL.parse(String(address));
    if (url === null || !['http:', 'https:'].includes(url.protocol))
      throw new TypeError(`not a web address: ${address}`);
    return url.href;
  },
  /** Whether two values are the same, for `{{#if (is kind "contract")}}`. */
  is: (left: unknown, right: unknown): boolean => left === right,
};

const options = {
  strict: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...blocks,
    ...mapValues(helpers, () => true),
    helperMissing: false,
    blockHelperMissing: false,
    log: false,
    lookup: false,
  },
} satisfies CompileOptions;

function parse(template: string, part: string, text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    throw new TemplateError(template, [`${part}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function hashOf(texts: Record<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(JSON.stringify([name, text]));
  }
  return hash.digest('hex');
}

function mapValues<Key extends string, From, To>(
  record: Record<Key, From>,
  change: (value: From, key: Key) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, change(value, key as Key)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}
