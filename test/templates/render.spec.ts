import { describe, expect, it } from '@jest/globals';
import { compileTemplate, TemplateError } from '../../src/documents/render.ts';

const view = {
  name: 'Ada & Co',
  link: 'https://a.example/',
  lines: [{ sku: 'A', net: { text: '$1' } }],
  empty: [],
  deal: { id: 1 },
};

function template(page: string, partials: Record<string, string> = {}) {
  return compileTemplate({ name: 'letter', parts: { page }, partials }, view);
}

describe('a template is refused when it names what its view does not have', () => {
  it.each([
    ['a path', '{{missing}}', 'missing is not in the view'],
    ['a path inside', '{{deal.missing}}', 'deal.missing is not in the view'],
    ['a condition, on which strict mode is silent', '{{#if missing}}x{{/if}}', 'missing is not in the view'],
    ['a list, on which strict mode is silent', '{{#each missing}}x{{/each}}', 'missing is not in the view'],
    ['a path of an element', '{{#each lines}}{{missing}}{{/each}}', 'missing is not in the view'],
    ['a path outside the element', '{{#each lines}}{{name}}{{/each}}', 'name is not in the view'],
    ['a helper', '{{shout name}}', 'helper shout is not known'],
    ['a built-in helper that is not needed', '{{lookup deal "constructor"}}', 'helper lookup is not known'],
    ['a block', '{{#repeat name}}x{{/repeat}}', 'block {{#repeat}} is not known'],
    ['a helper argument, which Handlebars prints as undefined', '{{url missing}}', 'missing is not in the view'],
    ['an inherited member', '{{deal.constructor}}', 'deal.constructor is not in the view'],
    ['more than the view', '{{../../name}}', '../../name leaves the view'],
    ['a partial', '{{> missing}}', 'partial missing is not known'],
    ['a path in a partial', '{{> foot}}', 'gone is not in the view'],
    ['itself for ever', '{{> loop}}', 'partial loop includes itself'],
    ['unescaped output', '{{{name}}}', 'unescaped output is not allowed'],
    ['unescaped output with an ampersand', '{{&name}}', 'unescaped output is not allowed'],
    ['a list that is none', '{{#each name}}x{{/each}}', 'name is not a list'],
    ['a list without an example', '{{#each empty}}x{{/each}}', 'no element of empty'],
    ['nothing readable', '{{#if name}}', 'Parse error'],
  ])('%s', (_, page, problem) => {
    const compile = () => template(page, { foot: '{{gone}}', loop: '{{> loop}}' });
    expect(compile).toThrow(TemplateError);
    expect(compile).toThrow(problem);
  });

  it('says where', () => {
    expect(() => template('one\ntwo {{missing}}')).toThrow('template letter: page line 2: missing is not in the view');
  });

  it('and when it is no text at all, such as a crafted syntax tree', () => {
    const tree = { type: 'Program', body: [] } as unknown as string;
    expect(() => template(tree)).toThrow('page is not text');
    expect(() => template('', { foot: tree })).toThrow('foot is not text');
  });
});

describe('a template that fits', () => {
  it('escapes what is HTML and leaves alone what is plain text', () => {
    const parts = { html: '{{name}} {{> who}}', text: '{{name}} {{> who}}' };
    const both = compileTemplate({ name: 'letter', parts, partials: { who: '<{{name}}>' }, plain: ['text'] }, view);
    expect(both.render(view)).toEqual({ html: 'Ada &amp; Co <Ada &amp; Co>', text: 'Ada & Co <Ada & Co>' });
  });

  it('reaches out of a list and knows its place in it', () => {
    const { page } = template(
      '{{#each lines}}{{@index}}{{sku}}{{net.text}}{{../name}}{{@root.deal.id}}{{/each}}',
    ).render(view);
    expect(page).toBe('0A$1Ada &amp; Co1');
  });

  it('links to web addresses and to nothing else', () => {
    const { render } = template('{{url link}}');
    expect(render(view).page).toBe('https://a.example/');
    for (const link of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/deals/1', '']) {
      expect(() => render({ ...view, link })).toThrow('not a web address');
    }
  });

  it('has a hash of everything it is made of', () => {
    const hash = template('{{name}}', { foot: 'a' }).hash;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(template('{{name}}', { foot: 'a' }).hash).toBe(hash);
    expect(template('{{name}}', { foot: 'b' }).hash).not.toBe(hash);
    expect(template('{{name}} ', { foot: 'a' }).hash).not.toBe(hash);
  });
});
