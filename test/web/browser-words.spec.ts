import { expect, test } from '@jest/globals';
import { browserWords } from '../../src/web/settings/browser-words.ts';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1',
    'Safari on iPhone',
  ],
  ['nightly-export/2.1', 'nightly-export/2.1'],
  ['', 'A program without a name'],
])('%s is called %s', (agent, words) => {
  expect(browserWords(agent)).toBe(words);
});
