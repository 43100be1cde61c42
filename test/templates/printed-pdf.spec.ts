import { describe, expect, it } from '@jest/globals';
import { fillPageNumbers, namesPages } from '../../src/documents/printer/contents.ts';
import { normalisePdf } from '../../src/documents/printer/normalise-pdf.ts';
import { pageTree } from '../../src/documents/printer/page-tree.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const normal = (text: string) => Buffer.from(normalisePdf(bytes(text))).toString('latin1');

describe('normalising a PDF', () => {
  it('zeroes the dates and keeps every length', () => {
    const pdf = "<</CreationDate (D:20261122020345+00'00')\n/ModDate (D:20261122020346+00'00')>>";
    expect(normal(pdf)).toBe("<</CreationDate (D:00000000000000+00'00')\n/ModDate (D:00000000000000+00'00')>>");
  });

  it('renumbers elements from one in their order, the same one everywhere', () => {
    expect(normal('(node00000120) (node00000097) (node00000120)')).toBe('(node00000002) (node00000001) (node00000002)');
    expect(normal('(node00000120) (node00000097)')).toBe(normal('(node00000420) (node00000397)'));
  });

  it('leaves streams alone, whatever their bytes look like', () => {
    const pdf = '<</Length 40>> stream\n\xff(node00000120)/ModDate (D:20261122)\nendstream (node00000120)';
    expect(normal(pdf)).toBe(
      '<</Length 40>> stream\n\xff(node00000120)/ModDate (D:20261122)\nendstream (node00000001)',
    );
  });
});

/** Pages 5, 9 and 2 in this order, the first two under a node of their own. */
const pdf = bytes(`%PDF-1.4
3 0 obj
<</Type /Pages
/Count 2
/Parent 7 0 R
/Kids [5 0 R 9 0 R]>>
endobj
7 0 obj
<</Type /Pages
/Count 3
/Kids [3 0 R 2 0 R]>>
endobj
8 0 obj
<</clause-fees [9 0 R /XYZ 6 776.25 0]
/schedule [2 0 R /XYZ 6 776.25 0]>>
endobj`);

describe('the pages of a PDF', () => {
  it('are in the order of the tree, and destinations are found on them', () => {
    const { order, destinations } = pageTree(pdf);
    expect(order).toEqual([5, 9, 2]);
    expect(Object.fromEntries(destinations)).toEqual({ 'clause-fees': 2, schedule: 3 });
  });

  it('are filled into the contents', () => {
    const html =
      '<a href="#x"><span class="page" data-page-of="clause-fees"></span></a><b data-page-of="schedule"></b>';
    expect(fillPageNumbers(html, pdf)).toBe(
      '<a href="#x"><span class="page" data-page-of="clause-fees">2</span></a><b data-page-of="schedule">3</b>',
    );
    expect(() => fillPageNumbers('<b data-page-of="gone"></b>', pdf)).toThrow(
      'no page found for the contents entry gone',
    );
  });

  it('are asked for by elements, not by escaped text', () => {
    expect(namesPages('<b data-page-of="schedule"></b>')).toBe(true);
    expect(namesPages('<p>&lt;b data-page-of=&quot;schedule&quot;&gt;&lt;/b&gt; data-page-of="x"</p>')).toBe(false);
  });
});
