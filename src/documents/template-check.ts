/** Walks a template's syntax tree beside a sample of its view. Strict mode alone is silent about blocks and arguments. */

export interface TemplateToCheck {
  name: string;
  tree: hbs.AST.Program;
  partials: Record<string, hbs.AST.Program>;
  helpers: string[];
  sample: unknown;
}

/** Every path, helper and partial that the sample or the engine does not know, and every construct that is not allowed. */
export function checkTemplate({ name, tree, partials, helpers, sample }: TemplateToCheck): string[] {
  const problems: string[] = [];
  const report = (node: hbs.AST.Node, problem: string) =>
    problems.push(`${name} line ${node.loc.start.line}: ${problem}`);
  const open: string[] = [];

  function program({ body }: hbs.AST.Program, scope: Scope): void {
    for (const node of body) statement(node, scope);
  }

  function statement(node: hbs.AST.Statement, scope: Scope): void {
    if (isMustache(node)) {
      if (!node.escaped) report(node, 'unescaped output is not allowed');
      value(node, scope);
    } else if (isBlock(node)) block(node, scope);
    else if (isPartial(node)) partial(node, scope);
    else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement')
      report(node, `${node.type} is not allowed`);
  }

  function block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const helper = (node.path as hbs.AST.PathExpression).original;
    const subject = node.params[0];
    if (!['if', 'unless', 'each', 'with'].includes(String(helper)) || subject === undefined) {
      return void report(node, `block {{#${helper}}} is not known`);
    }
    const found = expression(subject, scope);
    let inner = scope;
    if (helper === 'with') inner = { values: found, parent: scope };
    if (helper === 'each') {
      if (!found.every(Array.isArray)) report(subject, `${pathOf(subject)} is not a list`);
      const items = found.flatMap((list) => (Array.isArray(list) ? list : []));
      if (items.length === 0) report(subject, `the sample has no element of ${pathOf(subject)} to check against`);
      inner = { values: items, parent: scope, each: true };
    }
    program(node.program, inner);
    if (node.inverse) program(node.inverse, scope);
  }

  function partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const called = 'original' in node.name ? String(node.name.original) : '';
    const tree = partials[called];
    if (tree === undefined) return void report(node, `partial ${called} is not known`);
    if (node.params.length > 0 || node.hash) report(node, 'a partial takes no arguments: it sees what is around it');
    if (open.includes(called)) return void report(node, `partial ${called} includes itself`);
    open.push(called);
    program(tree, scope);
    open.pop();
  }

  /** A mustache or a subexpression: a helper with arguments, or a path. */
  function value(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope): unknown[] {
    if (node.hash) report(node, 'named arguments are not allowed');
    if (node.params.length === 0) return expression(node.path, scope);
    const helper = pathOf(node.path);
    if (!helpers.includes(helper)) report(node, `helper ${helper} is not known`);
    for (const param of node.params) expression(param, scope);
    return [''];
  }

  function expression(node: hbs.AST.Node, scope: Scope): unknown[] {
    if (isPath(node)) return path(node, scope);
    if (isSubExpression(node)) return value(node, scope);
    return ['value' in node ? node.value : undefined];
  }

  function path(node: hbs.AST.PathExpression, scope: Scope): unknown[] {
    if (node.data) return dataVariable(node, scope);
    let at: Scope | undefined = scope;
    for (let up = 0; up < node.depth; up++) at = at?.parent;
    if (at === undefined) {
      report(node, `${node.original} leaves the view`);
      return [];
    }
    let values = at.values;
    for (const key of node.parts.map(String)) {
      if (!values.every((value) => isRecord(value) && Object.hasOwn(value, key))) {
        report(node, `${node.original} is not in the view`);
        return [];
      }
      values = values.map((value) => (value as Record<string, unknown>)[key]);
    }
    return values;
  }

  function dataVariable(node: hbs.AST.PathExpression, scope: Scope): unknown[] {
    const [name, ...rest] = node.parts.map(String);
    const inside = inEach(scope);
    if (name === 'root') return path({ ...node, data: false, depth: 0, parts: rest }, rootOf(scope));
    if (inside && rest.length === 0 && (name === 'index' || name === 'first' || name === 'last')) return [0];
    report(node, `${node.original} is not known here`);
    return [];
  }

  program(tree, { values: [sample] });
  return problems;
}

/** Where a path is looked up: every value the sample has at this place. */
interface Scope {
  values: unknown[];
  parent?: Scope;
  each?: true;
}

function inEach(scope: Scope | undefined): boolean {
  return scope !== undefined && (scope.each === true || inEach(scope.parent));
}

function rootOf(scope: Scope): Scope {
  return scope.parent ? rootOf(scope.parent) : scope;
}

function pathOf(node: hbs.AST.Node): string {
  return isPath(node) ? String(node.original) : node.type;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const isMustache = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
const isSubExpression = (node: hbs.AST.Node): node is hbs.AST.SubExpression => node.type === 'SubExpression';
